import type {} from '../../../src/auto.js';
import type { PolicyInput } from '../../../src/core/policy/policy.js';
import type { ConsentStore } from '../../../src/core/store.js';
import { until } from './site.js';

export interface FreshPage {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  /** What was told on its console. */
  readonly errors: readonly string[];
  /** Writes on, as the network would: the page is still being parsed. */
  write(html: string): void;
  /** The page is all there, and its tags are defined. */
  end(): Promise<ConsentStore>;
}

export interface PageOptions {
  /** Attributes of `<html>`. */
  html?: string;
  policy?: PolicyInput;
  /** Runs before the library. */
  script?: string;
  /** Where the library stands in the page's head: its address, and how it is loaded. */
  library?: string;
}

/** Another page of this origin, with nothing in it yet: its own registry, store, console and parser. Taken out with the test. */
export function openPage({
  html = '',
  policy,
  script = '',
  library = '<script type="module" src="/src/auto.ts"></script>',
}: PageOptions = {}): FreshPage {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '600';
  document.body.append(frame);
  closers.push(() => frame.remove());
  const window = frame.contentWindow as FreshPage['window'];
  const page = window.document;
  page.open(); // takes this page's address, so that the protocol is a real one
  page.write(
    `<!doctype html><html ${html}><head><script>errors = []; console.error = (message) => errors.push(String(message)); ${script}</script>`,
  );
  if (policy)
    page.write(
      `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
    );
  page.write(`${library}</head><body>`);
  return {
    document: page,
    window,
    errors: (window as unknown as { errors: string[] }).errors,
    write: (text) => page.write(text),
    async end() {
      page.close();
      await until(() => window.customElements.get('cookie-declaration'), 'the page is ready');
      return window.cetegraConsent as ConsentStore;
    },
  };
}

/** A whole page at once. */
export async function loadPage(
  body: string,
  options?: PageOptions,
): Promise<FreshPage & { readonly store: ConsentStore }> {
  const page = openPage(options);
  page.write(body);
  return { ...page, store: await page.end() };
}

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});
