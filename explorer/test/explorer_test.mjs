// The explorer in a real browser. usage: CLAIMGRAPH=program node --test explorer_test.mjs

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clickText, explore, folder, hashOf, news, open, textOf, textsOf } from './page.mjs';
import { newsOf, pageOf } from './sample.mjs';

test('search suggests names and aliases, and opens the entity', async () => {
    const page = await open(explore(news, 'news.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('rutte');
    assert.match((await textsOf(page, '#suggestions [role=option]'))[0], /^Mark Rutte/);
    assert.equal(await page.$eval('#search', (input) => input.getAttribute('aria-activedescendant')), 'suggestion-0');
    await page.keyboard.press('Enter');
    assert.equal(await textOf(page, '#details h2'), 'Mark Rutte');
    assert.match(await textOf(page, '#details .aliases'), /Rutte/);
    assert.deepEqual(await textsOf(page, '#details .says'), ['visits', 'urges', 'meets with', 'secures']);
    assert.equal(await hashOf(page), 'entity=mark-rutte');
    await page.keyboard.press('/');
    await page.keyboard.type('north atlantic');
    assert.match((await textsOf(page, '#suggestions [role=option]'))[0], /^NATO also North Atlantic Treaty Organization/);
    await page.finish();
});

test('a claim shows its sentences with the words marked', async () => {
    const page = await open(explore(news, 'news.html'), { hash: 'entity=mark-rutte' });
    await clickText(page, '#details .claim', 'visits');
    assert.deepEqual(await textsOf(page, '#details blockquote'), ['Mark Rutte visited Kosovo on 11 March 2025.', 'Rutte was in Kosovo.']);
    assert.deepEqual(await page.$$eval('#details mark', (marks) => marks.map((mark) => [mark.className, mark.textContent])), [
        ['subject', 'Mark Rutte'],
        ['trigger', 'visited'],
        ['object', 'Kosovo'],
    ]);
    assert.match(await textOf(page, '#details figcaption'), /a\.txt.*sentence 1/);
    const source = /^Rutte & "calm" in Kosovo.*The <Daily> Bridge.*2025-03-12.*news\/a\.txt/;
    assert.match(await textOf(page, '#details figcaption'), source);
    assert.deepEqual(await page.$$eval('#details figcaption a', (links) => links.map((link) => [link.href, link.rel])), [['https://example.org/news?id=1&page=2', 'noopener noreferrer nofollow']]);
    assert.match(await textOf(page, '#details .facts'), /on 11 March 2025.*2025-03-11.*80 %/);
    await page.goBack();
    assert.equal(await textOf(page, '#details h2'), 'Mark Rutte', 'back leads to the entity again');
    await page.finish();
});

test('only addresses of the web are links', async () => {
    const page = await open(explore(news, 'news.html'), { hash: 'entity=Q7184' });
    await clickText(page, '#details .claim', 'secures');
    assert.match(await textOf(page, '#details figcaption'), /^b\.txt.*NATO/);
    assert.equal((await page.$$('#details figcaption a')).length, 0, 'javascript: is none');
    await page.finish();
});

test('a click on an entity, on a line and beside them chooses and lets go', async () => {
    const page = await open(explore(news, 'news.html'));
    // Where things are is no part of the page: the pointer looks for them, as people do.
    const spotOf = (wanted) =>
        page.evaluate(async (kind) => {
            const canvas = document.querySelector('canvas');
            const box = canvas.getBoundingClientRect();
            for (let y = 20; y < box.height - 80; y += 6)
                for (let x = 20; x < box.width - 20; x += 6) {
                    canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + x, clientY: box.top + y }));
                    if (canvas.style.cursor === kind) return { x: box.left + x, y: box.top + y };
                }
            return null;
        }, wanted);
    const something = await spotOf('pointer');
    await page.mouse.click(something.x, something.y);
    assert.notEqual(await hashOf(page), '');
    const empty = await spotOf('');
    await page.mouse.click(empty.x, empty.y);
    assert.equal(await hashOf(page), '');
    const claims = new Set();
    const box = await page.$eval('canvas', (canvas) => canvas.getBoundingClientRect().toJSON());
    for (let y = 40; y < box.height - 60 && claims.size === 0; y += 7)
        for (let x = 40; x < box.width - 40 && claims.size === 0; x += 31) {
            await page.evaluate((px, py) => document.querySelector('canvas').dispatchEvent(new MouseEvent('click', { clientX: px, clientY: py, bubbles: true })), box.left + x, box.top + y);
            const claim = new URLSearchParams(await hashOf(page)).get('claim');
            if (claim) claims.add(claim);
        }
    assert.equal(claims.size, 1, 'some line of the picture opens its claim');
    assert.ok((await textsOf(page, '#details blockquote')).length > 0);
    await page.finish();
});

test('filters narrow the claims, and each can be taken away', async () => {
    const page = await open(explore(news, 'news.html'), { hash: 'view=claims&all=1' });
    const rows = () => textsOf(page, '#view-claims tbody td:nth-child(2)');
    assert.equal((await rows()).length, 5);
    const choose = (label) => clickText(page, '#filters .facet label', label);
    await choose('Denied');
    assert.deepEqual(await rows(), ['not leaves']);
    await page.click('#active .chip');
    assert.equal((await rows()).length, 5);
    await choose('Planned');
    assert.deepEqual(await rows(), ['not leaves', 'secures']);
    await choose('Mark Rutte');
    assert.deepEqual(await rows(), ['secures']);
    await page.click('#active .link');
    await choose('Consult');
    assert.deepEqual(await rows(), ['meets with', 'visits']);
    await page.click('#active .link');
    await page.keyboard.press('/');
    await page.keyboard.type('if asked');
    await page.keyboard.press('Enter');
    assert.deepEqual(await rows(), ['secures'], 'words of sentences are found');
    await page.click('#active .link');
    await page.$eval('#filter-confidence', (input) => ((input.value = 85), input.dispatchEvent(new Event('input'))));
    assert.deepEqual(await rows(), []);
    assert.match(await textOf(page, '#view-claims'), /No claim passes/);
    await page.finish();
});

test('the time slider keeps what lies within, and undated claims if asked', async () => {
    const file = join(folder, 'dated.html');
    writeFileSync(file, pageOf(newsOf(60, 120)));
    const page = await open(file, { hash: 'view=claims&all=1&from=2025-03-01&to=2025-04-30' });
    const dates = await textsOf(page, '#view-claims tbody td:nth-child(6)');
    assert.ok(dates.length > 5);
    assert.ok(dates.every((date) => date >= '2025-03-01' && date <= '2025-04-30'), dates.join());
    await clickText(page, '#filters .time label', 'without a date');
    const more = await textsOf(page, '#view-claims tbody td:nth-child(6)');
    assert.ok(more.length > dates.length);
    assert.deepEqual(new Set(more.filter((date) => !dates.includes(date))), new Set(['']));
    await page.focus('#filters .to');
    await page.keyboard.press('ArrowLeft');
    assert.equal(new URLSearchParams(await hashOf(page)).get('to'), '2025-04-29');
    await page.finish();
});

test('weeks and open intervals pass and are sorted by the days that the program gives', async () => {
    const graph = newsOf(60, 8);
    const times = [['2025-W10', 20150, 20156], ['2025-03-11', 20158, 20158], ['2014/..', 16071, null], ['../2013', null, 16070], ['2025', 20089, 20453], ['P2Y'], ['2024-12/2025-02', 20058, 20147], ['']];
    graph.claims.forEach((claim, i) => {
        const [value, ...days] = times[i];
        delete claim.days;
        delete claim.time;
        Object.assign(claim, { time_value: value, ...(days.length > 0 && { days }) });
    });
    const file = join(folder, 'times.html');
    writeFileSync(file, pageOf(graph));
    const when = async (hash, sorted) => {
        const page = await open(file, { hash: `view=claims&all=1&${hash}` });
        if (sorted) await clickText(page, '#view-claims th button', 'When');
        const found = await textsOf(page, '#view-claims tbody td:nth-child(6)');
        await page.finish();
        return found;
    };
    assert.deepEqual((await when('', true)).slice(0, 6), ['../2013', '2014/..', '2024-12/2025-02', '2025', '2025-W10', '2025-03-11']);
    assert.deepEqual(new Set(await when('to=2025-03-03')), new Set(['../2013', '2014/..', '2024-12/2025-02', '2025', '2025-W10']));
    assert.deepEqual(new Set(await when('from=2025-03-10')), new Set(['2014/..', '2025', '2025-03-11']));
    assert.deepEqual(new Set(await when('from=2013-01-01&to=2013-12-31')), new Set(['../2013']));
});

test('a link brings back what was seen', async () => {
    const hash = 'view=claims&claim=Q7184.secures.Q1246.future.by.mark-rutte&modality=future&confidence=0.5';
    const page = await open(explore(news, 'news.html'), { hash });
    assert.equal(await page.$eval('#tab-claims', (tab) => tab.getAttribute('aria-selected')), 'true');
    assert.equal((await textsOf(page, '#view-claims tbody tr')).length, 2);
    assert.match(await textOf(page, '#view-claims tr.chosen'), /NATO.*secures.*Kosovo/);
    assert.match(await textOf(page, '#details h2'), /NATO.*secures.*Kosovo/);
    assert.match(await textOf(page, '#details .facts'), /Mark Rutte.*if asked/);
    assert.equal(await hashOf(page), new URLSearchParams(hash).toString());
    await page.finish();
});

test('what is affirmed and denied is shown side by side', async () => {
    const graph = newsOf(40, 60);
    const denied = { ...graph.claims[0], id: 'the other', polarity: graph.claims[0].polarity === '-' ? '+' : '-' };
    graph.claims.push(denied);
    const file = join(folder, 'conflict.html');
    writeFileSync(file, pageOf(graph));
    const page = await open(file, { hash: 'view=conflicts&all=1' });
    assert.ok((await page.$$('#view-conflicts .conflict')).length >= 1);
    assert.deepEqual((await textsOf(page, '#view-conflicts .conflict:first-of-type h3')).slice(0, 2), ['Affirmed', 'Denied']);
    await clickText(page, '#filters .switch label', 'Only contradictions');
    await page.click('#tab-claims');
    const rows = await textsOf(page, '#view-claims tbody tr');
    assert.ok(rows.length >= 2 && rows.length < graph.claims.length);
    await page.finish();
});

test('the keyboard leads everywhere', async () => {
    const page = await open(explore(news, 'news.html'));
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('role') || document.activeElement.tagName);
    const seen = [];
    for (let i = 0; i < 80 && !seen.includes('graph-view'); ++i) {
        await page.keyboard.press('Tab');
        seen.push(await focused());
    }
    assert.deepEqual(seen.slice(0, 2), ['search', 'tab-graph']);
    assert.equal(seen.at(-1), 'graph-view');
    await page.keyboard.press('Home');
    assert.match(await textOf(page, '#live'), /^Kosovo, place, 3 claims$/);
    await page.keyboard.press('Enter');
    assert.equal(await textOf(page, '#details h2'), 'Kosovo');
    const visited = new Set();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        visited.add(await textOf(page, '#details h2'));
    }
    assert.ok(visited.size > 1, `arrows go to other entities: ${[...visited]}`);
    await page.keyboard.press('Escape');
    assert.equal(await hashOf(page), '');
    await page.focus('#tab-graph');
    await page.keyboard.press('ArrowRight');
    assert.equal(await hashOf(page), 'view=claims');
    assert.equal(await focused(), 'tab-claims');
    await page.focus('#view-claims td button');
    await page.keyboard.press('Enter');
    assert.ok((await textsOf(page, '#details blockquote')).length > 0);
    await page.finish();
});

test('screen readers get names for everything', async () => {
    const page = await open(explore(news, 'news.html'), { hash: 'all=1' });
    const tree = await page.accessibility.snapshot({ interestingOnly: true });
    const nameless = [];
    const visit = (node) => {
        if (['button', 'checkbox', 'slider', 'combobox', 'tab', 'application', 'link'].includes(node.role) && !node.name) nameless.push(node);
        for (const child of node.children ?? []) visit(child);
    };
    visit(tree);
    assert.deepEqual(nameless, []);
    assert.equal(await page.$eval('#graph-view', (view) => view.getAttribute('aria-label')), 'Graph of 5 entities and 5 claims');
    await page.finish();
});

// What texts may hold to become script, or to break out of where it stands.
const HOSTILE = [
    '</script><script>window.ran = 1</script>',
    '<img src=x onerror="window.ran = 2">',
    '"><svg onload=window.ran=3>',
    ']]><!--<script>window.ran = 4//',
    'javascript:window.ran=5',
    "'; window.ran = 6; '",
    '${window.ran = 7}',
    '{{constructor.constructor("window.ran = 8")()}}',
    'evil \u202Etxt.exe',
    'line\u2028end\u2029here',
    '&lt;b&gt; & "quotes" \\u003c',
    '@GRAPH@',
    '__proto__',
];

test('nothing from the text is run, and all of it is shown as it is', async () => {
    const escape = (text) => text.replace(/[&<>"\u2028\u2029]/g, (c) => `&#${c.codePointAt(0)};`);
    const nodes = HOSTILE.map((text, i) => `<node id="${escape(text)}"><data key="n0">${escape(text)}</data><data key="n1">person</data><data key="n2">${escape(JSON.stringify([text + ' alias']))}</data></node>`);
    const edges = HOSTILE.map((text, i) => {
        const next = HOSTILE[(i + 1) % HOSTILE.length];
        const evidence = JSON.stringify([{ document: text, sentence: 0, text: `${text} says ${next}`, subject: text, object: next, trigger: 'says', rule: text }]);
        return `<edge id="x${i}" source="${escape(text)}" target="${escape(next)}"><data key="e0">${escape(text)}</data><data key="e1">${escape('open:' + text)}</data><data key="e2">${escape(evidence)}</data></edge>`;
    });
    const graphml = join(folder, 'hostile.graphml');
    writeFileSync(
        graphml,
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n' +
            ['label', 'type', 'aliases'].map((name, i) => `<key id="n${i}" for="node" attr.name="${name}" attr.type="string"/>`).join('\n') +
            ['label', 'relation', 'evidence'].map((name, i) => `<key id="e${i}" for="edge" attr.name="${name}" attr.type="string"/>`).join('\n') +
            `\n<graph edgedefault="directed">\n${nodes.join('\n')}\n${edges.join('\n')}\n</graph>\n</graphml>\n`,
    );
    const file = explore(graphml, '<b>hostile & "co".html');
    assert.match(readFileSync(file, 'utf8'), /line\\u2028end\\u2029here says/, 'no raw line ends of JavaScript');
    const page = await open(file);
    // the graph has names on one line
    const shown = (text) => text.replace(/[\u202A-\u202E]/g, '\uFFFD').replace(/[\u2028\u2029]/g, ' ');
    for (const [place, text] of HOSTILE.entries()) {
        await page.evaluate(
            (hash) =>
                new Promise((resolve) => {
                    addEventListener('hashchange', resolve, { once: true });
                    location.hash = hash;
                }),
            new URLSearchParams({ entity: text.replace(/[\u2028\u2029]/g, ' ') }).toString(),
        );
        assert.equal(await textOf(page, '#details h2'), shown(text));
        await clickText(page, '#details .claim', shown(HOSTILE[(place + 1) % HOSTILE.length]));
        assert.match(await textOf(page, '#details blockquote'), /says/);
        await page.$eval('#search', (input, query) => ((input.value = query), input.dispatchEvent(new Event('input'))), text.slice(0, 12));
    }
    await page.click('#tab-claims');
    assert.equal((await textsOf(page, '#view-claims tbody tr')).length, HOSTILE.length);
    await page.click('#tab-conflicts');
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal((await page.$$('script, img, iframe, object, link')).length, 2, 'the data and the bundle are the only scripts');
    await page.finish();
});

test('the policy would stop script and requests, had they come in', async () => {
    const page = await open(explore(news, 'news.html'));
    const stopped = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = 1';
        document.body.append(script);
        const image = new Image();
        image.src = 'https://127.0.0.1:9/x.png';
        const request = await fetch('https://127.0.0.1:9/').then(() => 'sent', () => 'refused');
        let evaluated = 'refused';
        try {
            evaluated = new Function('return "run"')();
        } catch {
            // as it should be
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { ran: window.ran, request, evaluated, violations: window.violations.map((v) => v.split(' ')[0]).sort() };
    });
    assert.equal(stopped.ran, undefined);
    assert.equal(stopped.request, 'refused');
    assert.deepEqual([...new Set(stopped.violations)], ['connect-src', 'img-src', 'script-src', 'script-src-elem'].filter((name) => stopped.violations.includes(name)));
    assert.ok(stopped.violations.includes('connect-src') && stopped.violations.includes('img-src') && stopped.violations.includes('script-src-elem'));
    await page.close();
});

test('2,000 entities and 5,000 claims are drawn in few calls', async () => {
    const file = join(folder, 'big.html');
    writeFileSync(file, pageOf(newsOf(2000, 5000)));
    const page = await open(file, { hash: 'all=1' });
    const strokes = await page.evaluate(async () => {
        let count = 0;
        const stroke = CanvasRenderingContext2D.prototype.stroke;
        CanvasRenderingContext2D.prototype.stroke = function (...given) {
            ++count;
            return stroke.apply(this, given);
        };
        document.getElementById('zoom-in').click();
        await new Promise((resolve) => setTimeout(resolve, 30));
        count = 0;
        const canvas = document.querySelector('canvas');
        canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -40, clientX: 600, clientY: 400, bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        CanvasRenderingContext2D.prototype.stroke = stroke;
        return count;
    });
    assert.ok(strokes > 10 && strokes < 300, `${strokes} strokes for 5,000 claims`);
    await page.finish();
});

test('a graph looks the same each time', async () => {
    const file = join(folder, 'again.html');
    writeFileSync(file, pageOf(newsOf(120, 200)));
    const pictures = [];
    for (let i = 0; i < 2; ++i) {
        const page = await open(file, { hash: 'all=1' });
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        pictures.push(await page.$eval('canvas', (canvas) => canvas.toDataURL()));
        await page.finish();
    }
    assert.ok(pictures[0] === pictures[1]);
    assert.ok(pictures[0].length > 10_000, 'something is drawn');
});

test('a narrow screen has everything, one above the other', async () => {
    const page = await open(explore(news, 'news.html'), { size: { width: 390, height: 780 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, 'nothing sticks out');
    await page.click('#show-filters');
    await clickText(page, '#filters .facet label', 'Denied');
    await page.keyboard.press('Escape');
    await page.click('#tab-claims');
    await page.click('#view-claims td button');
    assert.equal(await textOf(page, '#details blockquote'), 'NATO will not leave Kosovo.');
    await page.finish();
});
