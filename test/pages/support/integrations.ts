import type { Page } from 'puppeteer-core';

/** A policy in the page with the built-in services and these integrations. */
export function policyWith(integrations: unknown[], more: object = {}): string {
  const policy = {
    revision: '2026-11-01',
    services: ['consent', 'beamer', 'hubspot', 'matomo', 'twentythree', 'linkedin', 'facebook'],
    defaultMarket: 'no',
    markets: { no: {} },
    integrations,
    ...more,
  };
  return `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
}

/** A global of the page as plain data; functions are named. */
export function globalOf(page: Page, name: string): Promise<unknown> {
  return page.evaluate((key) => {
    const value = (globalThis as Record<string, unknown>)[key];
    const plain = (it: unknown): unknown => (typeof it === 'function' ? 'function' : it);
    return JSON.parse(
      JSON.stringify(value ?? null, (_key, it: unknown) =>
        Object.prototype.toString.call(it) === '[object Arguments]'
          ? [...(it as unknown[])]
          : plain(it),
      ),
    ) as unknown;
  }, name);
}
