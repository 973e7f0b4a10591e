import { msg, str } from '@lit/localize';
import type { Category, LocalizedText, Policy } from '../../core/policy.js';

/** What the same control says everywhere. */
export const acceptAll = () => msg('Accept all', { id: 'consent.accept-all' });
export const rejectAll = () => msg('Reject all', { id: 'consent.reject-all' });
export const settings = () => msg('Settings', { id: 'consent.settings' });
export const cookieSettings = () => msg('Cookie settings', { id: 'consent.cookie-settings' });
export const alwaysOn = () => msg('Always on', { id: 'consent.always-on' });
export const cookiePolicy = () => msg('Cookie policy', { id: 'consent.cookie-policy' });

interface CategoryWords {
  readonly label: () => string;
  /** What it is for, as part of a list. */
  readonly purpose: () => string;
  readonly description: () => string;
}

const builtIn: Readonly<Record<string, CategoryWords>> = {
  necessary: {
    label: () => msg('Necessary', { id: 'category.necessary' }),
    purpose: () => msg('basic functions', { id: 'category.necessary.purpose' }),
    description: () => msg('Needed for the site to work, such as signing in safely and remembering this choice. The law allows these without consent.', { id: 'category.necessary.description' }),
  },
  functional: {
    label: () => msg('Functional', { id: 'category.functional' }),
    purpose: () => msg('extra features', { id: 'category.functional.purpose' }),
    description: () => msg('Extra features, such as giving feedback and getting news about the service.', { id: 'category.functional.description' }),
  },
  performance: {
    label: () => msg('Performance', { id: 'category.performance' }),
    purpose: () => msg('measuring how well the site works', { id: 'category.performance.purpose' }),
    description: () => msg('Measures how well pages and forms work, so that they can be made better.', { id: 'category.performance.description' }),
  },
  statistics: {
    label: () => msg('Statistics', { id: 'category.statistics' }),
    purpose: () => msg('statistics on use', { id: 'category.statistics.purpose' }),
    description: () => msg('Counts visits and shows which pages and features are used.', { id: 'category.statistics.description' }),
  },
  marketing: {
    label: () => msg('Marketing', { id: 'category.marketing' }),
    purpose: () => msg('marketing and content from other companies', { id: 'category.marketing.purpose' }),
    description: () => msg('Videos, share buttons and other content from companies that can follow you across sites to show advertising.', { id: 'category.marketing.description' }),
  },
};

export function categoryLabel(category: Category, locale: string): string {
  return pick(category.label, locale) ?? builtIn[category.id]?.label() ?? category.id;
}

export function categoryDescription(category: Category, locale: string): string {
  return pick(category.description, locale) ?? builtIn[category.id]?.description() ?? '';
}

/** What the site asks consent for, in one list: "statistics on use, and marketing and content from other companies". */
export function purposes(policy: Policy, locale: string): string {
  const asked = policy.categories.filter((category) => !category.required);
  const phrases = asked.map((category) => pick(category.label, locale) ?? builtIn[category.id]?.purpose() ?? category.id);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(phrases);
}

/** A site's own text in a language, else in its language family, else in English, else in the first it has. */
export function pick(text: string | LocalizedText | undefined, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[locale] ?? text[locale.split('-')[0] ?? ''] ?? text.en ?? Object.values(text)[0];
}

export function onDate(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(time);
}

/** How long a cookie is kept. */
export function retention(value: 'session' | number | undefined, locale: string): string {
  if (value === 'session') return msg('Until the browser is closed', { id: 'retention.session' });
  if (value === undefined) return msg('Not stated', { id: 'retention.unknown' });
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(value);
}

export function andMore(count: number): string {
  return msg(str`Services and cookies (${count})`, { id: 'consent.services-and-cookies' });
}
