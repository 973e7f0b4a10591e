let address: string | undefined;

/** Tells where the library's own `<script>` comes from. In an app's bundle nobody does: it has none. */
export function rememberOwnAddress(url: string): void {
  address = url;
}

/** The library's own `<script>` elements; normally one. */
export function ownScripts(): HTMLScriptElement[] {
  return scripts().filter(({ src }) => src === address);
}

/**
 * The nonce of the page's Content Security Policy, where the library runs by one: `'strict-dynamic'` then trusts whatever it
 * releases, so it may release only what the server marked. Content knows no nonce.
 *
 * @returns empty where the library runs without
 */
export function pageNonce(): string {
  const own = ownScripts();
  return (own.length > 0 ? own : scripts()).find(({ nonce }) => nonce)?.nonce ?? '';
}

function scripts(): HTMLScriptElement[] {
  return [...document.querySelectorAll('script')].filter((script) => script instanceof HTMLScriptElement);
}
