import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

export const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

/** A browser of its own, with nothing of the user's in it. */
export function openBrowser() {
    return puppeteer.launch({ executablePath: chromium, headless: true, timeout: 120_000, protocolTimeout: 240_000, args: ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run', '--disable-gpu'] });
}
