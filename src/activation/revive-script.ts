/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, steps on the type */
export function isExecutable({ type }: { readonly type: string }): boolean {
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.[0-5])?)$/i.test(type.trim());
}

export function isHeld(script: HTMLScriptElement): boolean {
  return script.type === 'text/plain';
}

/** The address of a script's file; an SVG script has it in `href`. Empty for an inline script. */
export function sourceOf(script: HTMLScriptElement): string {
  return script.src || script.getAttribute('href') || '';
}
