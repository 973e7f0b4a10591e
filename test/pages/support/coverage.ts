import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { mergeCoverage } from '../../../scripts/merge-coverage.mjs';

/** The drop-in's files, whatever port, and whatever was added to ask again for one. */
const dropIn = /\/assets\/consent\/([^?]+\.js)/;

/** Where `npm test` wants to know what the page tests ran; nothing is counted without it. */
const folder = process.env.BROWSER_COVERAGE;
const counters = new Map<Page, CDPSession>();
let seen: { url: string }[] = [];

/** Counts what the page runs of the drop-in. The debugger stays off, other than with puppeteer's own: it would slow the page down. */
export async function countCoverage(page: Page): Promise<void> {
  if (!folder) return;
  const client = await page.createCDPSession();
  counters.set(page, client);
  await client.send('Profiler.enable');
  await client.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

/** To be called before the page is closed. One that has gone already tells nothing any more. */
export async function collectCoverage(page: Page): Promise<void> {
  const taken = await counters
    .get(page)
    ?.send('Profiler.takePreciseCoverage')
    .catch(() => undefined);
  counters.delete(page);
  const scripts = (taken?.result ?? []).flatMap((script) => {
    const file = dropIn.exec(script.url)?.[1];
    return file ? [{ ...script, url: `dist/cdn/${file}` }] : [];
  });
  seen = mergeCoverage(seen, scripts);
}

export async function writeCoverage(): Promise<void> {
  if (folder)
    await writeFile(`${folder}/${basename(process.argv[1] ?? '')}.json`, JSON.stringify(seen));
}
