// node frames.mjs [ENTITIES CLAIMS]: how long the explorer takes to lay a graph out and to draw a frame while one pans and zooms.
// The beat of the screen without any drawing is beside it: a loaded machine is slow at that, too.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';
import { newsOf, pageOf } from './sample.mjs';

const [entities, claims] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'claimgraph-frames-'));
const file = join(folder, 'news.html');
writeFileSync(file, pageOf(newsOf(entities || 2000, claims || 5000)));
const browser = await openBrowser();
const page = await browser.newPage();
await page.setViewport({ width: 1440, height: 900 });
const start = performance.now();
await page.goto(pathToFileURL(file).href);
await page.waitForSelector('#graph-view:not([aria-busy])', { timeout: 300_000 });
console.log(`laid out and drawn after ${Math.round(performance.now() - start)} ms`);

const beat = (action) =>
    page.evaluate(async (name) => {
        const canvas = document.querySelector('canvas');
        const frames = [];
        let last = performance.now();
        for (let i = 0; i < 60; ++i) {
            if (name === 'zoom') canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: i % 20 < 10 ? -30 : 30, clientX: 700, clientY: 450, bubbles: true, cancelable: true }));
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const now = performance.now();
            frames.push(now - last);
            last = now;
        }
        return frames.sort((a, b) => a - b);
    }, action);
/** Milliseconds of processor that the browser has used, all its processes together. */
function processorTime() {
    const parents = new Map();
    const times = new Map();
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
            const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
            parents.set(pid, fields[1]);
            times.set(pid, 10 * (Number(fields[11]) + Number(fields[12])));
        } catch {
            // gone by now
        }
    }
    const root = String(browser.process().pid);
    const isOurs = (pid) => pid === root || (parents.has(pid) && isOurs(parents.get(pid)));
    return [...times].filter(([pid]) => isOurs(pid)).reduce((sum, [, time]) => sum + time, 0);
}

for (const action of ['nothing', 'zoom']) {
    const before = processorTime();
    const frames = await beat(action);
    const used = (processorTime() - before) / frames.length;
    console.log(`${action}: median ${frames[30].toFixed(1)} ms a frame, 90 % below ${frames[54].toFixed(1)} ms; ${used.toFixed(1)} ms of processor`);
}
await browser.close();
rmSync(folder, { recursive: true });
