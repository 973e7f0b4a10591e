import { completeSimulatedDom } from './simulated-dom.js';

/** Registers a tag. A name that is taken stays with its owner; does nothing on a server. */
export function defineTag(name: string, Class: CustomElementConstructor): void {
  // A second definition throws, and with it the rest of the bundle is lost. A class can have one name only.
  if (!globalThis.customElements || customElements.get(name)) return;
  completeSimulatedDom();
  customElements.define(name, customElements.getName?.(Class) ? class extends Class {} : Class);
}
