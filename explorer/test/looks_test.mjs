// Every view of the explorer, light and dark, on a desk and on a phone: nothing that axe finds wrong, nothing that sticks out.
// usage: as explorer_test.mjs. With LOOKS=folder it leaves pictures of them there, to be looked at.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, open } from './page.mjs';
import { newsOf, pageOf } from './sample.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A small season with contradictions, titles and publishers. */
function sample() {
    const graph = newsOf(70, 140);
    const denied = graph.claims.slice(0, 3).map((claim) => ({ ...claim, id: `${claim.id} denied`, polarity: claim.polarity === '-' ? '+' : '-', attributed_to: 4, confidence: 0.55 }));
    graph.claims.push(...denied);
    const names = new Set(graph.sentences.map((sentence) => sentence.document));
    graph.documents = [...names].map((name, i) => ({ name, title: `Report ${i + 1} on what was said about the harbour`, date: `2025-0${1 + (i % 9)}-15`, publisher: ['Morning Post', 'The Daily Bridge', 'Harbour Wire'][i % 3], url: `https://news.example/${i}` }));
    return graph;
}

const graph = sample();
const claim = encodeURIComponent(graph.claims[0].id);
const VIEWS = {
    overview: 'view=overview&all=1',
    graph: 'view=graph&all=1',
    entity: 'view=graph&all=1&entity=e0',
    claim: `view=graph&all=1&claim=${claim}`,
    claims: 'view=claims&all=1&polarity=-&from=2025-02-01&undated=1',
    documents: 'view=documents',
    article: `view=documents&article=${encodeURIComponent('news/0.txt')}`,
    contradictions: `view=conflicts&claim=${claim}`,
    nothing: 'view=claims&text=nobody+says+this',
};

for (const scheme of ['light', 'dark'])
    for (const [device, width, height] of [['desk', 1280, 800], ['phone', 390, 844]])
        test(`all views, ${scheme}, on a ${device}`, async () => {
            const file = join(folder, `looks-${scheme}-${device}.html`);
            writeFileSync(file, pageOf(graph));
            for (const [name, hash] of Object.entries(VIEWS)) {
                const page = await open(file, { hash, size: { width, height }, scheme, calm: true });
                await page.waitForSelector(`#view-${new URLSearchParams(hash).get('view')} > *`);
                if (/entity|claim=/.test(hash)) await page.waitForSelector('#details h2');
                if (process.env.LOOKS) await page.screenshot({ path: join(process.env.LOOKS, `${name}-${device}-${scheme}.png`) });
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${name}: nothing sticks out`);
                for (const height of await page.$$eval('.matrix tbody th', (names) => names.map((each) => each.offsetHeight))) assert.ok(height < 80, 'names are not broken into letters');
                await page.evaluate(axe);
                const wrong = await page.evaluate(async () => {
                    const { violations, passes } = await window.axe.run(document, { preload: false });
                    if (passes.length < 15) return ['axe did not run'];
                    return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => `${node.target} ${node.failureSummary.split('\n')[1] ?? ''}`).slice(0, 4).join(' | ')}`);
                });
                assert.deepEqual(wrong, [], name);
                await page.finish();
            }
        });
