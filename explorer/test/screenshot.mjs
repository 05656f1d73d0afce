// node screenshot.mjs PAGE.html OUT.png [--size 1440x900] [--dark] [--hash HASH] [--scale N]: a picture of a page of the explorer.

import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string', default: '1440x900' }, dark: { type: 'boolean' }, hash: { type: 'string', default: '' }, scale: { type: 'string', default: '1' } },
});
const [width, height] = values.size.split('x').map(Number);
const browser = await openBrowser();
const page = await browser.newPage();
page.on('console', (message) => console.log('console:', message.text()));
page.on('pageerror', (error) => console.log('error:', error.message));
await page.setViewport({ width, height, deviceScaleFactor: Number(values.scale) });
await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: values.dark ? 'dark' : 'light' }]);
await page.goto(pathToFileURL(positionals[0]).href + (values.hash ? `#${values.hash}` : ''));
await page.waitForSelector('#graph-view:not([aria-busy])', { timeout: 120_000 });
await new Promise((resolve) => setTimeout(resolve, 700));
await page.screenshot({ path: positionals[1] });
await browser.close();
