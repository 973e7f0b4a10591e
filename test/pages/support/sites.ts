import type { HTTPRequest, Page } from 'puppeteer-core';
import { demo } from './visitor.js';

/** A name that stands for the demo: no such host is asked for, the browser gets the demo's answers under it. */
export type Site = `${'http' | 'https'}://${string}`;

/** Lets the demo answer for other sites too, those on https: among them. Cookies, origins and sites are then as there. */
export async function standInFor(page: Page, ...sites: Site[]): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (sites.some((site) => site === url.origin)) void answer(request, url);
    else void request.continue();
  });
}

async function answer(request: HTTPRequest, { pathname, search }: URL): Promise<void> {
  try {
    const response = await fetch(demo.origin + pathname + search, {
      headers: { accept: request.headers().accept ?? '*/*' },
    });
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) =>
        /^(?:content-type|cache-control|access-control|content-security)/.test(name),
      ),
    );
    await request.respond({
      status: response.status,
      headers,
      body: Buffer.from(await response.arrayBuffer()),
    });
  } catch {
    // The page went away meanwhile.
  }
}
