/** Compiled, never run: the tags in the types that Svelte's templates are checked with. */
import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from '../../src/jsx.js';

export const gate: SvelteHTMLElements['consent-gate'] = {
  category: 'marketing',
  class: 'film',
  'onconsent-gate-open': ({ reason }) => console.log(reason === 'once'),
};
// @ts-expect-error a category is a text
export const wrongType: SvelteHTMLElements['consent-gate'] = { category: 5 };
// @ts-expect-error a misspelt attribute
export const misspelt: SvelteHTMLElements['consent-gate'] = { catgory: 'marketing' };
