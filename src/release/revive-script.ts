let copiesByAttributes = true;

/**
 * Turns a held script (`type="text/plain"`) into one that runs when it is inserted: a copy, because the browser has already
 * looked at the original and will not look again.
 *
 * One that came with the page is cloned: a clone keeps `src`, nonce, integrity and crossorigin, and touches no Trusted Types
 * sink. One that a script has parsed (`innerHTML`) counts as started and so would its clone; it is written anew, unless
 * Trusted Types forbid it.
 */
export function reviveScript(held: HTMLScriptElement, cameWithPage: boolean): HTMLScriptElement {
  const script = (!cameWithPage && writeAnew(held)) || (held.cloneNode(true) as HTMLScriptElement);
  const { type } = held.dataset;
  if (type) script.type = type;
  else if (isHeld(held)) script.removeAttribute('type');
  // Browsers hide the attribute's value from a document with a Content Security Policy.
  if (held.nonce) script.nonce = held.nonce;
  return script;
}

function writeAnew(held: HTMLScriptElement): HTMLScriptElement | undefined {
  if (!copiesByAttributes) return undefined;
  try {
    const script = document.createElement('script');
    for (const { name, value } of held.attributes) script.setAttribute(name, value);
    script.textContent = held.textContent;
    script.async = held.hasAttribute('async');
    return script;
  } catch {
    copiesByAttributes = false;
    return undefined;
  }
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, steps on the type */
export function isExecutable(script: HTMLScriptElement): boolean {
  const type = script.type.trim().toLowerCase();
  return type === '' || type === 'module' || type === 'importmap' || /^(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.[0-5])?$/.test(type);
}

export function isHeld(script: HTMLScriptElement): boolean {
  return script.type === 'text/plain';
}
