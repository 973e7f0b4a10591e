/**
 * Globals that Lit looks for when it starts. `<a id="litHtmlVersions">` in content would be found instead, unless the name is the
 * page's own: https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object
 */
for (const name of ['litHtmlPolyfillSupport', 'litHtmlVersions', 'trustedTypes']) {
  if (!Object.hasOwn(globalThis, name))
    Object.defineProperty(globalThis, name, {
      value: undefined,
      writable: true,
      configurable: true,
    });
}
