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
const since = () => Math.round(performance.now() - start);
await page.goto(pathToFileURL(file).href + '#all=1');
await page.waitForSelector('.overview');
console.log(`the overview after ${since()} ms`);
await page.click('#tab-graph');
await page.waitForSelector('#graph-view:not([aria-busy])', { timeout: 300_000 });
console.log(`the graph laid out and drawn after ${since()} ms`);
await new Promise((resolve) => setTimeout(resolve, 500));

const FRAMES = 120;
const beat = (action) =>
    page.evaluate(
        async (name, count) => {
            const canvas = document.querySelector('canvas');
            const fire = (type, x) => canvas.dispatchEvent(new MouseEvent(type, { clientX: x, clientY: 450, button: 0, bubbles: true, cancelable: true, view: window }));
            const frames = [];
            if (name === 'pan') fire('mousedown', 700);
            let last = performance.now();
            for (let i = 0; i < count; ++i) {
                if (name === 'zoom') canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: i % 60 < 30 ? -30 : 30, clientX: 700, clientY: 450, bubbles: true, cancelable: true }));
                if (name === 'pan') fire('mousemove', 700 + 4 * (i % 60 < 30 ? i % 30 : 30 - (i % 30)));
                await new Promise((resolve) => requestAnimationFrame(resolve));
                const now = performance.now();
                frames.push(now - last);
                last = now;
            }
            if (name === 'pan') fire('mouseup', 700);
            return frames;
        },
        action,
        FRAMES,
    );
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

for (const action of ['nothing', 'zoom', 'pan']) {
    const before = processorTime();
    const frames = await beat(action);
    const used = (processorTime() - before) / frames.length;
    const total = frames.reduce((sum, time) => sum + time, 0);
    const sorted = [...frames].sort((a, b) => a - b);
    const below = (share) => sorted[Math.floor(share * frames.length)].toFixed(1);
    console.log(`${action}: ${((1000 * frames.length) / total).toFixed(0)} frames a second; median ${below(0.5)} ms, 90 % below ${below(0.9)} ms, the slowest ${below(0.999)} ms; ${used.toFixed(1)} ms of processor a frame`);
    await new Promise((resolve) => setTimeout(resolve, 400));
}
await browser.close();
rmSync(folder, { recursive: true });
