const loaded = new Set<string>();

/**
 * Asks a vendor to render the content of one more gate. Embed scripts look once for what they render, and running one again does
 * nothing where it finds its own global.
 */
export function renderAgain(script: HTMLScriptElement): void {
  const isFirst = !loaded.has(script.src);
  loaded.add(script.src);
  const content = script.parentElement;
  if (isFirst || !content) return;
  // Where the file does not arrive, this gate shows its content as the author wrote it.
  void import('./embeds-again.js').then(({ renderEmbeds }) => renderEmbeds(script, content), () => undefined);
}
