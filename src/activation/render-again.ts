const loaded = new Set<string | undefined>();

/**
 * Asks a vendor to render the content of one more gate. Embed scripts look once for what they render, and running one again does
 * nothing where it finds its own global, whatever its language or version, and whether a gate or the page ran it before.
 */
export function renderAgain(script: HTMLScriptElement): void {
  // An SVG script has no text there, and no vendor.
  const [, , host] = String(script.src).split('/');
  const isFirst = !loaded.has(host);
  loaded.add(host);
  const content = script.closest('[data-consent-content]');
  if (isFirst || !host || !content) return;
  // Where the file does not arrive, this gate shows its content as the author wrote it.
  void import('./embeds-again.js').then(({ renderEmbeds }) => renderEmbeds(host, content), () => undefined);
}
