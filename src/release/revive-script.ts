/**
 * Turns a held script (`type="text/plain"`) into one that runs when it is inserted. A copy, because the browser has
 * already looked at the original and will not look again; a copy made by cloning keeps `src`, nonce, integrity and
 * crossorigin, and touches no Trusted Types sink.
 */
export function reviveScript(held: HTMLScriptElement): HTMLScriptElement {
  const script = held.cloneNode(true) as HTMLScriptElement;
  const { type } = held.dataset;
  if (type) script.type = type;
  else if (isHeld(held)) script.removeAttribute('type');
  // Browsers hide the attribute's value from a document with a Content Security Policy.
  if (held.nonce) script.nonce = held.nonce;
  return script;
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, steps on the type */
export function isExecutable(script: HTMLScriptElement): boolean {
  const type = script.type.trim().toLowerCase();
  return type === '' || type === 'module' || type === 'importmap' || /^(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.[0-5])?$/.test(type);
}

export function isHeld(script: HTMLScriptElement): boolean {
  return script.type === 'text/plain';
}
