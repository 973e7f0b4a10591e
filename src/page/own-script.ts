import { page } from './trusted-dom.js';

let address: string | undefined;

/** Remembers the address of `consent.js`. An app that bundles the library never calls it, because it has no script element of ours. */
export function rememberOwnAddress(url: string): void {
  address = url;
}

/** The library's own `<script>` elements; normally one. */
export function ownScripts(): HTMLScriptElement[] {
  return scripts().filter(({ src }) => src === address);
}

/**
 * The nonce of the page's Content Security Policy, where the library runs by one: `'strict-dynamic'` then trusts whatever it
 * releases, so it may release only what the server marked. Content has no nonce.
 *
 * @returns empty where the library runs without
 */
export function pageNonce(): string {
  const own = ownScripts();
  return (own.length > 0 ? own : scripts()).find(({ nonce }) => nonce)?.nonce ?? '';
}

function scripts(): HTMLScriptElement[] {
  return [...page.querySelectorAll('script')].filter(
    (script) => script instanceof HTMLScriptElement,
  );
}
