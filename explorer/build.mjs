// Makes dist/explorer.html, one file with everything in it, and NOTICE. `--check`: only says whether they are up to date.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const source = (name) => readFileSync(join(here, 'src', name), 'utf8');
const hashOf = (text) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

const options = { bundle: true, minify: true, write: false, legalComments: 'none', charset: 'utf8', target: ['chrome111', 'firefox115', 'safari16.4'] };
const worker = await build({ ...options, entryPoints: [join(here, 'src/graph/layout_worker.js')], format: 'iife', absWorkingDir: here });
const define = { LAYOUT_WORKER: JSON.stringify(worker.outputFiles[0].text.trim()) };
const script = await build({ ...options, define, entryPoints: [join(here, 'src/main.js')], format: 'esm', metafile: true, absWorkingDir: here });
const style = await build({ ...options, entryPoints: [join(here, 'src/style.css')], absWorkingDir: here });
const code = script.outputFiles[0].text.trim();
const css = style.outputFiles[0].text.trim();
if (/<\/script|<!--|@(GRAPH|CONNECT)@/i.test(code) || /<\/style/i.test(css)) throw new Error('the bundle would end its own element');

// Whose code went in, and under what terms.
const packages = new Set();
for (const input of Object.keys(script.metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
}
const notice = ['The page of the explorer contains code of these packages:', ''];
for (const name of [...packages].sort()) {
    const folder = join(here, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    notice.push(`${name} ${version} (${license})`, '', readFileSync(join(folder, 'LICENSE'), 'utf8').trim(), '', '---', '');
}
const noticeText = notice.join('\n').trimEnd() + '\n';

const parts = { SCRIPT_HASH: hashOf(code), STYLE_HASH: hashOf(css), STYLE: css, SCRIPT: code };
// Replaced by a function: "$&" in the code means nothing then.
const page = source('page.html')
    .replace(/@(SCRIPT_HASH|STYLE_HASH|STYLE|SCRIPT)@/g, (_, name) => parts[name])
    .replace('<head>', () => `<head>\n<!--\n${noticeText.replaceAll('--', '- -')}-->`);

let differs = false;
for (const [name, text] of [
    ['dist/explorer.html', page],
    ['NOTICE', noticeText],
]) {
    const file = join(here, name);
    if (process.argv.includes('--check')) {
        if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
        console.error(`explorer/${name} is not what explorer/src makes; run: npm --prefix explorer run build`);
        differs = true;
    } else {
        writeFileSync(file, text);
        console.log(`explorer/${name}: ${Buffer.byteLength(text)} bytes`);
    }
}
process.exitCode = differs ? 1 : 0;
