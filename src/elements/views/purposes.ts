import { msg } from '@lit/localize';
import type { Category } from '../../core/policy.js';
import { pick } from './words.js';

/** What each category is for, as part of a list. */
const phrases: Readonly<Record<string, () => string>> = {
  necessary: () => msg('basic functions', { id: 'category.necessary.purpose' }),
  functional: () => msg('extra features', { id: 'category.functional.purpose' }),
  performance: () => msg('measuring how well the site works', { id: 'category.performance.purpose' }),
  statistics: () => msg('statistics on use', { id: 'category.statistics.purpose' }),
  marketing: () => msg('content from companies that use it for marketing', { id: 'category.marketing.purpose' }),
};

/** What categories are for, in one list: "statistics on use and content from companies that use it for marketing". */
export function purposes(categories: readonly Category[], locale: string): string {
  const named = categories.map(({ id, label }) => pick(label, locale) ?? phrases[id]?.() ?? id);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(named);
}
