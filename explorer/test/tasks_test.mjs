// What readers do with the explorer: look at a part of the graph, read articles, take results away. usage: as explorer_test.mjs

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clickText, explore, folder, hashOf, news, open, program, saved, textOf, textsOf } from './page.mjs';
import { newsOf, pageOf } from './sample.mjs';

/** Claims of entities given as 'A -> B', evidence as a sentence in the first article. Names in small letters are concepts. */
function graphOf(...claims) {
    const entities = [];
    const entity = (name) => {
        const known = entities.findIndex((entry) => entry.name === name);
        return known >= 0 ? known : entities.push({ id: name, name, type: /^[A-Z]/.test(name) ? 'person' : 'concept', mentions: 1 }) - 1;
    };
    const sentences = [];
    const list = claims.map((line, place) => {
        const [subject, object] = line.split(' -> ');
        sentences.push({ document: `${place % 2 ? 'second' : 'first'}.txt`, sentence: place, start: 0, end: 0, text: `${subject} backs ${object}.` });
        return { id: line, subject: entity(subject), relation: 'supports', object: entity(object), label: 'backs', polarity: '+', modality: 'actual', confidence: 0.9, evidence: [{ sentence: place, subject, object, trigger: 'backs' }] };
    });
    const documents = [{ name: 'first.txt', title: 'The first', date: '2025-02-01', publisher: 'Morning Post' }, { name: 'second.txt', title: 'The second', date: '2025-03-01' }];
    return { title: 'Parts', entities, claims: list, sentences, documents, relations: { supports: { family: 'SUPPORT', tone: 'agrees' } } };
}

let pages = 0;
function openGraph(graph, options) {
    const file = join(folder, `tasks-${++pages}.html`);
    writeFileSync(file, pageOf(graph));
    return open(file, options);
}

const sizeOf = (page) => page.$eval('#graph-view', (view) => view.getAttribute('aria-label'));
const ROAD = ['Ann -> Bob', 'Bob -> Cid', 'Cid -> Dan', 'Ann -> taxes', 'taxes -> Dan', 'Eve -> Ann'];

test('actors come first; a switch shows everything', async () => {
    const page = await openGraph(graphOf(...ROAD));
    assert.equal(await sizeOf(page), 'Graph of 5 entities and 4 claims');
    await page.click('#filter-actors');
    assert.equal(await sizeOf(page), 'Graph of 6 entities and 6 claims');
    assert.equal(await hashOf(page), 'all=1');
    await page.finish();
});

test('without claims between actors, or with no others, there is no such switch', async () => {
    for (const claims of [['Ann -> taxes'], ['Ann -> Bob']]) {
        const page = await openGraph(graphOf(...claims));
        assert.equal(await page.$('#filter-actors'), null);
        assert.equal(await sizeOf(page), 'Graph of 2 entities and 1 claim');
        await page.finish();
    }
});

test('an entity is expanded by its neighbours, and collapsed again', async () => {
    const page = await openGraph(graphOf(...ROAD), { hash: 'entity=Cid&around=Bob' });
    assert.equal(await sizeOf(page), 'Graph of 3 entities and 2 claims');
    await clickText(page, '#details .action', 'Expand');
    assert.equal(await sizeOf(page), 'Graph of 4 entities and 3 claims');
    await clickText(page, '#details .action', 'Collapse');
    assert.equal(await sizeOf(page), 'Graph of 3 entities and 2 claims');
    await page.finish();
});

test('what is found by search comes into the picture', async () => {
    const page = await openGraph(graphOf(...ROAD));
    await page.keyboard.press('/');
    await page.keyboard.type('taxes');
    await page.keyboard.press('Enter');
    assert.equal(await sizeOf(page), 'Graph of 6 entities and 6 claims');
    assert.match(await textOf(page, '#active'), /With all claims of taxes/);
    await page.finish();
});

test('the surroundings of an entity, step by step', async () => {
    const page = await openGraph(graphOf(...ROAD), { hash: 'entity=Ann' });
    await clickText(page, '#details .steps .action', '1');
    assert.equal(await sizeOf(page), 'Graph of 3 entities and 2 claims');
    await clickText(page, '#details .steps .action', '2');
    assert.equal(await sizeOf(page), 'Graph of 4 entities and 3 claims');
    await page.click('#active .part');
    assert.equal(await sizeOf(page), 'Graph of 5 entities and 4 claims');
    await page.finish();
});

test('the shortest paths between two entities', async () => {
    const page = await openGraph(graphOf(...ROAD), { hash: 'entity=Ann' });
    await clickText(page, '#details .action', 'Path to');
    assert.match(await textOf(page, '#active'), /Path from Ann to …/);
    await page.keyboard.type('Dan');
    await page.keyboard.press('Enter');
    assert.match(await textOf(page, '#active'), /Paths from Ann to Dan/);
    assert.equal(await sizeOf(page), 'Graph of 4 entities and 3 claims');
    await page.click('#filter-actors');
    assert.equal(await sizeOf(page), 'Graph of 3 entities and 2 claims', 'by way of a concept it is shorter');
    await page.finish();
});

test('a filter brings what is left into view', async () => {
    const far = Array.from({ length: 30 }, (_, i) => `A${i} -> B${i}`);
    const graph = graphOf('Ann -> Bob', ...far);
    graph.claims[0].polarity = '-';
    const page = await openGraph(graph, { hash: 'type=person' });
    await clickText(page, '#filters .facet label', 'Denied');
    assert.equal(await sizeOf(page), 'Graph of 2 entities and 1 claim');
    await new Promise((resolve) => setTimeout(resolve, 600)); // the picture moves there
    const drawn = await page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const xs = [];
        for (let i = 3; i < data.length; i += 4) if (data[i] > 0) xs.push(((i - 3) / 4) % width);
        return { left: xs.reduce((a, b) => Math.min(a, b), width) / width, right: xs.reduce((a, b) => Math.max(a, b), 0) / width, any: xs.length > 100 && height > 0 };
    });
    assert.ok(drawn.any && drawn.left > 0.1 && drawn.right < 0.9, 'whole');
    assert.ok(Math.abs((drawn.left + drawn.right) / 2 - 0.5) < 0.15, 'in the middle');
    assert.ok(drawn.right - drawn.left > 0.2, 'large');
    await page.finish();
});

test('words are marked as a whole', async () => {
    const graph = graphOf('He -> art');
    graph.sentences[0].text = 'The party said he backs the art of parting.';
    Object.assign(graph.claims[0].evidence[0], { subject: 'he', object: 'art' });
    const page = await openGraph(graph, { hash: new URLSearchParams({ claim: graph.claims[0].id }).toString() });
    assert.equal(await page.$eval('#details blockquote', (quote) => [...quote.childNodes].map((node) => (node.nodeName === 'MARK' ? `[${node.textContent}]` : node.textContent)).join('')), 'The party said [he] [backs] the [art] of parting.');
    await page.finish();
});

test('the table breaks no word', async () => {
    const page = await open(explore(news, 'news.html'), { hash: 'view=claims&all=1' });
    const broken = await page.$$eval('#view-claims td', (cells) =>
        cells.filter((cell) => {
            const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (text.nextNode())
                for (const word of text.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
                    const range = document.createRange();
                    range.setStart(text.currentNode, word.index);
                    range.setEnd(text.currentNode, word.index + word[0].length);
                    if (range.getClientRects().length > 1) return true;
                }
            return false;
        }).length,
    );
    assert.equal(broken, 0);
    await page.finish();
});

test('articles are listed, the latest first, and shown with their sentences', async () => {
    const page = await openGraph(graphOf(...ROAD), { hash: 'view=documents' });
    assert.deepEqual(await textsOf(page, '#view-documents tbody td'), ['The second', '2025-03-01', '', '3', 'The first', '2025-02-01', 'Morning Post', '3']);
    await clickText(page, '#view-documents td button', 'The first');
    assert.equal(await textOf(page, '#view-documents h2'), 'The first');
    assert.deepEqual(await textsOf(page, '#view-documents blockquote'), ['Ann backs Bob.', 'Cid backs Dan.', 'taxes backs Dan.']);
    assert.deepEqual(await textsOf(page, '#view-documents .sentence:first-of-type mark'), ['Ann', 'backs', 'Bob']);
    await clickText(page, '#view-documents .action', 'Only claims of this article');
    await page.click('#tab-claims');
    assert.deepEqual(await textsOf(page, '#view-claims tbody td:first-child'), ['Ann', 'Cid']);
    assert.match(await textOf(page, '#active'), /The first/);
    await page.click('#tab-documents');
    await page.click('#view-documents .claims button');
    assert.match(await textOf(page, '#details h2'), /Ann.*backs.*Bob/);
    await page.finish();
});

test('the overview has the main actors and who does what to whom', async () => {
    const graph = graphOf('Ann -> Bob', 'Ann -> Cid', 'Bob -> Cid', 'Ann -> taxes');
    graph.claims[1].relation = 'accuses';
    graph.claims[1].label = 'accuses';
    graph.relations.accuses = { family: 'ACCUSE', tone: 'objects' };
    const page = await openGraph(graph, { hash: 'view=overview' });
    assert.deepEqual(await textsOf(page, '#view-overview .bars-list li'), ['Ann2', 'Bob2', 'Cid2', 'Morning Post1']);
    assert.deepEqual(await textsOf(page, '#view-overview .tile'), ['Articles2', 'Entities4', 'Claims4', 'Claims shown3']);
    assert.deepEqual(await textsOf(page, '#view-overview tbody th'), ['Ann', 'Bob']);
    await clickText(page, '#view-overview .matrix .action', 'Accuses');
    assert.deepEqual(await page.$$eval('#view-overview .matrix td button', (cells) => cells.map((cell) => cell.getAttribute('aria-label'))), ['Ann accuses Cid: 1 claim']);
    await page.click('#view-overview .matrix td button');
    assert.match(await textOf(page, '#details h2'), /Ann.*accuses.*Cid/);
    await page.finish();
});

test('the overview comes first, and its bars of time filter', async () => {
    const graph = newsOf(60, 120);
    const file = join(folder, 'timeline.html');
    writeFileSync(file, pageOf(graph));
    const page = await open(file, { hash: 'view=overview&all=1' });
    const bars = await page.$$eval('.timeline button', (buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    assert.equal(bars.length, 12, 'a bar a month');
    assert.match(bars[2], /^2025-03: \d+ claims?$/);
    const told = bars.reduce((sum, label) => sum + Number(/: (\d+)/.exec(label)[1]), 0);
    assert.equal(told, graph.claims.filter((claim) => claim.days).length);
    await page.click('.timeline li:nth-child(3) button');
    const given = new URLSearchParams(await hashOf(page));
    assert.deepEqual([given.get('from'), given.get('to')], ['2025-03-01', '2025-03-31']);
    await page.click('.overview .tile'); // the section is drawn anew
    assert.equal(await page.$eval('.timeline button', (button) => button.getAttribute('aria-label').slice(0, 4)), '2025');
    await page.finish();

    const plain = await openGraph(graphOf(...ROAD), { hash: 'view=' });
    assert.equal(await plain.$eval('#tab-overview', (tab) => tab.getAttribute('aria-selected')), 'true', 'without a view in the address');
    await plain.finish();
});

test('in a frame that nothing is shared with, as in a notebook, the picture comes first', async () => {
    const quoted = readFileSync(explore(news, 'framed.html'), 'utf8').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const notebook = join(folder, 'notebook.html');
    writeFileSync(notebook, `<p id="graph-view">Out:</p><iframe sandbox="allow-scripts" style="width: 900px; height: 520px" srcdoc="${quoted}"></iframe>`);
    const page = await open(notebook);
    const frame = page.frames().find((each) => each !== page.mainFrame());
    await frame.waitForSelector('#graph-view:not([hidden]):not([aria-busy])');
    assert.equal(await frame.$eval('#tab-graph', (tab) => tab.ariaSelected), 'true');
    assert.ok(await frame.$eval('body', (body) => body.scrollWidth <= innerWidth));
    await page.finish();
});

test('a large graph is laid out beside the page, which answers meanwhile', async () => {
    const file = join(folder, 'worker.html');
    writeFileSync(file, pageOf(newsOf(2000, 5000)));
    const page = await open(file, { hash: 'view=overview&all=1' });
    let workers = 0;
    page.on('workercreated', () => ++workers);
    await page.click('#tab-graph');
    await page.waitForSelector('#graph-view[aria-busy]');
    await page.click('#tab-claims');
    assert.equal((await textsOf(page, '#view-claims tbody tr')).length, 200);
    await page.click('#tab-graph');
    await page.waitForSelector('#graph-view:not([aria-busy])');
    assert.equal(workers, 1);
    assert.match(await sizeOf(page), /^Graph of 1,\d\d\d entities and 5,000 claims$/);
    await page.finish();
});

test('the picture is saved as SVG and PNG', async () => {
    const graph = graphOf(...ROAD);
    graph.entities[1].name = '<Bob> & "Sons"';
    const page = await openGraph(graph);
    const picture = await saved(page, '#save-svg');
    assert.equal(picture.name, 'Parts.svg');
    const drawn = await page.evaluate((text) => {
        const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
        return { root: root.nodeName, texts: [...root.querySelectorAll('text')].map((element) => element.textContent), paths: root.querySelectorAll('path').length, other: [...root.querySelectorAll('*')].map((element) => element.nodeName).filter((name) => !['path', 'text', 'rect'].includes(name)) };
    }, picture.bytes.toString());
    assert.equal(drawn.root, 'svg');
    assert.deepEqual(drawn.other, []);
    for (const name of ['Ann', '<Bob> & "Sons"', 'Cid', 'Dan', 'Eve']) assert.ok(drawn.texts.includes(name), `${name} in ${drawn.texts}`);
    assert.ok(drawn.paths > 4);
    const pixels = await saved(page, '#save-png');
    assert.equal(pixels.name, 'Parts.png');
    assert.equal(pixels.bytes.subarray(1, 4).toString(), 'PNG');
    const view = await page.$eval('#graph-view', (element) => element.clientWidth);
    assert.equal(pixels.bytes.readUInt32BE(16), 2 * view, 'twice as fine as the screen');
    await page.finish();
});

test('the claims shown are saved as CSV, and nothing in it is computed', async () => {
    const graph = graphOf('Ann -> Bob', 'Bob -> =1+1', 'Cid -> Dan');
    graph.claims[1].evidence[0].object = '=1+1';
    graph.sentences[0].text = 'Ann backs "Bob",\nthey said.';
    const page = await openGraph(graph, { hash: 'view=claims&all=1&text=b' });
    const { name, bytes } = await saved(page, '#save-csv');
    assert.equal(name, 'Parts.csv');
    const text = bytes.toString();
    assert.match(text, /^"subject","relation","object",/);
    assert.match(text, /\r\n"Ann","backs","Bob",/);
    assert.match(text, /"Ann backs ""Bob"",\nthey said\."/);
    assert.match(text, /"'=1\+1"/);
    await page.finish();
});

test('claims marked as wrong are kept in the address, and the program takes them', async () => {
    const input = join(folder, 'letters');
    mkdirSync(input);
    writeFileSync(join(input, 'a.txt'), 'Angela Merkel criticized Vladimir Putin on Monday. Emmanuel Macron met Joe Biden in Paris.\n');
    const store = join(folder, 'letters.db');
    const run = (...given) => execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    run('build', input, '--store', store);
    const claims = run('claims', store, '--json').trim().split('\n').map((line) => JSON.parse(line));
    const wanted = claims.find((claim) => claim.subject.name === 'Angela Merkel' && claim.object.name === 'Vladimir Putin');
    assert.ok(wanted, 'the sentence has this claim');
    const page = await open(explore(store, 'letters.html'), { hash: new URLSearchParams({ claim: wanted.id }).toString() });
    await clickText(page, '#details .action', 'Mark as wrong');
    assert.match(await textOf(page, '#details .badges'), /marked as wrong/);
    await page.reload();
    await page.waitForSelector('#graph-view:not([aria-busy])');
    assert.match(await textOf(page, '#details .badges'), /marked as wrong/, 'after loading the page again');
    const { name, path } = await saved(page, '#save-wrong');
    assert.match(name, /\.judgments\.jsonl$/);
    await page.finish();
    run('judgments', store, '--add', path);
    assert.match(run('claims', store, '--rejected'), /Angela Merkel.*Vladimir Putin/);
    const left = run('claims', store, '--json');
    assert.ok(!left.includes(wanted.id), 'it is not in the graph any more');
});
