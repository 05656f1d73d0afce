// A page of the explorer in a browser, for tests: made by the program out of a graph and opened from disk, as users do.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';

export const program = process.env.CLAIMGRAPH;
export const news = join(dirname(fileURLToPath(import.meta.url)), '../../tests/export/golden/news.graphml');

export let folder;
let browser;

before(async () => {
    assert.ok(program, 'CLAIMGRAPH names no program');
    folder = mkdtempSync(join(tmpdir(), 'claimgraph-explorer-'));
    browser = await openBrowser();
});

after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

export function explore(graphml, name) {
    const file = join(folder, name);
    execFileSync(program, ['explore', graphml, '-o', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    return file;
}

/** Opens a page of ours, a file or an address, at the graph if `hash` names no view, and holds it to what every page must keep: nothing
 * is asked of any network but its own server, nothing breaks the policy, no script fails, no window pops up. With `calm` nothing moves. */
export async function open(place, { hash: given = '', size = { width: 1280, height: 800 }, scheme = 'light', calm = false } = {}) {
    const hash = given.includes('view=') ? given : `view=graph&${given}`;
    const address = place.startsWith('http:') ? place : pathToFileURL(place).href;
    const own = place.startsWith('http:') ? new URL(place).origin : address;
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000); // machines may be busy
    const wrong = [];
    const isOwn = (url) => url.startsWith(own) || url.startsWith('blob:'); // a blob is the page's own worker
    page.on('request', (request) => isOwn(request.url()) || wrong.push(`request: ${request.url()}`));
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && wrong.push(`console: ${message.text()}`));
    page.on('dialog', (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
    await page.evaluateOnNewDocument(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.setViewport(size);
    await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' },
    ]);
    await page.goto(`${address}#${hash}`);
    await page.waitForSelector('#graph-view:not([aria-busy])', { timeout: 120_000 });
    page.finish = async () => {
        assert.deepEqual([...wrong, ...(await page.evaluate(() => window.violations))], []);
        await page.close();
    };
    return page;
}

export const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent);
export const textsOf = (page, selector) => page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
/** What the address says, but that the graph is in view, which open() asks for. */
export const hashOf = (page) =>
    page.evaluate(() => {
        const given = new URLSearchParams(location.hash.slice(1));
        if (given.get('view') === 'graph') given.delete('view');
        return given.toString();
    });
export const clickText = (page, selector, text) =>
    page.$$eval(selector, (elements, wanted) => {
        const found = elements.find((element) => element.textContent.includes(wanted));
        if (!found) throw new Error(`no '${wanted}' in ${elements.map((element) => `'${element.textContent}'`)}`);
        found.click();
    }, text);

let saves = 0;
/** Clicks an item of the menu and gives the file that the browser saves. */
export async function saved(page, item) {
    const into = join(folder, `saved-${++saves}`);
    mkdirSync(into);
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: into });
    await page.click('#save');
    await page.$eval(item, (button) => button.click()); // wherever the menu is on its way to
    let size = 0;
    for (let i = 0; i < 200; ++i) {
        const [file] = readdirSync(into).filter((name) => !name.endsWith('.crdownload') && !name.startsWith('.'));
        const bytes = file && existsSync(join(into, file)) ? readFileSync(join(into, file)) : '';
        if (bytes.length > 0 && bytes.length === size) return { name: file, path: join(into, file), bytes }; // all is written
        size = bytes.length;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nothing was saved');
}
