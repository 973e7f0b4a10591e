import { msg } from '@lit/localize';
import type { Category } from '../../core/policy/policy.js';
import { listOf } from './formats.js';
import { pick } from './words.js';

/** The purpose of each category, as a noun phrase: relative clauses in a list would need commas of their own. */
const phrases: Readonly<Record<string, () => string>> = {
  necessary: () => msg('basic functions', { id: 'category.necessary.purpose' }),
  functional: () => msg('extra features', { id: 'category.functional.purpose' }),
  performance: () =>
    msg('measuring how well the site works', { id: 'category.performance.purpose' }),
  statistics: () => msg('usage statistics', { id: 'category.statistics.purpose' }),
  marketing: () => msg('marketing across sites', { id: 'category.marketing.purpose' }),
};

/** The purposes of several categories, in one list: "usage statistics and marketing across sites". The policy's own words come first. */
export function purposes(categories: readonly Category[], locale: string): string {
  return listOf(
    categories.map(
      ({ id, label, purpose }) => pick(purpose ?? label, locale) ?? phrases[id]?.() ?? id,
    ),
    locale,
  );
}
