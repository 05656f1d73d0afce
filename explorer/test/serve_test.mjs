// The page of `claimgraph serve`: the same views, asked of the server part by part. usage: as explorer_test.mjs

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clickText, folder, hashOf, open, program, saved, textOf, textsOf } from './page.mjs';

const examples = join(dirname(fileURLToPath(import.meta.url)), '../../examples');
let server;
let address;
let store;

/** The program serving a graph, and its address. */
async function serve(graph) {
    const process = spawn(program, ['serve', graph], { stdio: ['ignore', 'pipe', 'ignore'] });
    return [process, await new Promise((resolve) => createInterface(process.stdout).once('line', resolve))];
}

before(async () => {
    store = join(folder, 'examples.db');
    execFileSync(program, ['build', '--quiet', join(examples, 'kosovo/article.txt'), join(examples, 'strike'), '--store', store], { stdio: 'ignore' });
    [server, address] = await serve(store);
});
after(() => server?.kill());

/** Waits until the page has done what it was asked. */
const settled = async (page) => {
    await page.waitForNetworkIdle({ idleTime: 120 });
    await page.waitForSelector('#graph-view:not([aria-busy])');
};

test('the overview is asked of the server', async () => {
    const page = await open(address, { hash: 'view=overview' });
    await page.waitForSelector('.overview');
    const tiles = await textsOf(page, '.tile');
    assert.equal(tiles[0], 'Articles9');
    assert.ok((await textsOf(page, '.bars-list .entity')).includes('Mark Rutte'));
    assert.ok((await page.$$('.matrix td button')).length > 5);
    assert.ok((await page.$$('.timeline li')).length > 1);
    await page.click('.matrix td button');
    await page.waitForSelector('#details blockquote');
    assert.ok((await textsOf(page, '#details mark')).length >= 2);
    await page.finish();
});

test('search, details, surroundings and expansion', async () => {
    const page = await open(address, { hash: 'view=graph' });
    await settled(page);
    const sizeOf = () => page.$eval('#graph-view', (element) => element.getAttribute('aria-label'));
    const whole = await sizeOf();
    assert.match(whole, /^Graph of \d+ entities and \d\d claims$/);
    await page.keyboard.press('/');
    await page.keyboard.type('rutte');
    await page.waitForSelector('#suggestions [role=option]');
    assert.match((await textsOf(page, '#suggestions [role=option]'))[0], /^Mark Rutte/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#details h2')?.textContent === 'Mark Rutte');
    await clickText(page, '#details .action', '1');
    await settled(page);
    assert.equal(new URLSearchParams(await hashOf(page)).get('around'), 'mark-rutte');
    assert.notEqual(await sizeOf(), whole);
    const near = await sizeOf();
    await page.evaluate(() => (location.hash = `${location.hash}&entity=Q403`));
    await settled(page);
    await clickText(page, '#details .action', 'Expand');
    await settled(page);
    assert.notEqual(await sizeOf(), near);
    await page.finish();
});

/// As the program counts them.
const claimsOfStore = () =>
    execFileSync(program, ['claims', store, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').length;

test('the table is sorted and filtered by the server', async () => {
    const page = await open(address, { hash: 'view=claims&all=1' });
    await settled(page);
    const column = (place) => textsOf(page, `#view-claims tbody td:nth-child(${place})`);
    assert.equal((await column(1)).length, claimsOfStore());
    await clickText(page, '#view-claims th button', 'Object');
    await settled(page);
    const objects = await column(3);
    assert.deepEqual(objects, [...objects].sort((a, b) => a.localeCompare(b, 'en')));
    await clickText(page, '#filters .facet label', 'Denied');
    await settled(page);
    const denied = await column(2);
    assert.ok(denied.length > 0 && denied.every((label) => label.startsWith('not ')), denied.join());
    await page.finish();
});

test('articles have their sentences', async () => {
    const page = await open(address, { hash: 'view=documents' });
    await settled(page);
    assert.equal((await page.$$('#view-documents tbody tr')).length, 9);
    await clickText(page, '#view-documents button', 'Dockers walk out');
    await page.waitForSelector('.article .sentence');
    assert.match(await textOf(page, '.article'), /The Vellport Courier.*in the order of the text/);
    assert.ok((await page.$$('.article mark')).length > 3);
    await page.finish();
});

test('a claim is rejected in the store, and that is taken back', async () => {
    const all = claimsOfStore();
    const page = await open(address, { hash: 'view=claims&all=1' });
    await settled(page);
    await page.click('#view-claims td button');
    await page.waitForSelector('#details blockquote');
    await clickText(page, '#details .action', 'Reject');
    await settled(page);
    assert.match(await textOf(page, '#details .badges'), /marked as wrong/);
    const rejected = () => execFileSync(program, ['claims', store, '--rejected', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const claim = new URLSearchParams(await hashOf(page)).get('claim');
    assert.equal(JSON.parse(rejected().split('\n')[0]).id, claim);
    assert.equal((await page.$$('#view-claims tbody tr')).length, all - 1);
    await clickText(page, '#details .action', 'Reject');
    await settled(page);
    assert.equal((await page.$$('#view-claims tbody tr')).length, all);
    await page.finish();
});

test('of a graph file, claims are marked as wrong on the page', async () => {
    const file = join(folder, 'examples.graphml');
    execFileSync(program, ['convert', store, '-o', file], { stdio: 'ignore' });
    const [process, its] = await serve(file);
    const page = await open(its, { hash: 'view=claims&all=1' });
    await settled(page);
    await page.click('#view-claims td button');
    await page.waitForSelector('#details blockquote');
    await clickText(page, '#details .action', 'Mark as wrong');
    const claim = new URLSearchParams(await hashOf(page)).get('claim');
    await page.reload();
    await settled(page);
    const { bytes } = await saved(page, '#save-wrong');
    const [line] = bytes.toString().trim().split('\n').map((each) => JSON.parse(each));
    assert.equal(line.verdict, 'wrong');
    assert.ok(claim.includes(`.${line.claim.relation}.`));
    assert.ok(line.claim.evidence[0].text.length > 10);
    await page.finish();
    process.kill();
});

test('a server that is gone is said', async () => {
    const page = await open(address, { hash: 'view=claims' });
    await settled(page);
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
    await page.click('#tab-conflicts');
    await page.waitForSelector('#problem:not([hidden])');
    assert.match(await textOf(page, '#problem'), /The server does not answer/);
    await page.close();
});
