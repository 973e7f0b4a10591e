import { msg } from '@lit/localize';
import type { Category } from '../../core/policy/policy.js';
import { pick } from './words.js';

const labels: Readonly<Record<string, () => string>> = {
  necessary: () => msg('Necessary', { id: 'category.necessary' }),
  functional: () => msg('Functional', { id: 'category.functional' }),
  performance: () => msg('Performance', { id: 'category.performance' }),
  statistics: () => msg('Statistics', { id: 'category.statistics' }),
  marketing: () => msg('Marketing', { id: 'category.marketing' }),
};

const descriptions: Readonly<Record<string, () => string>> = {
  necessary: () =>
    msg(
      'Needed for the site to work, for example to sign you in safely and to remember this choice. The law allows this without consent.',
      { id: 'category.necessary.description' },
    ),
  functional: () =>
    msg('Extra features, such as maps, chat, forms and news.', {
      id: 'category.functional.description',
    }),
  performance: () =>
    msg('Measures how well pages and forms work, so that they can be made better.', {
      id: 'category.performance.description',
    }),
  statistics: () =>
    msg('Counts visits and shows which pages and features are used.', {
      id: 'category.statistics.description',
    }),
  marketing: () =>
    msg(
      'Lets companies follow you across sites to show and measure advertising. Their videos and share buttons belong here too.',
      { id: 'category.marketing.description' },
    ),
};

export function categoryLabel({ id, label }: Category, locale: string): string {
  return pick(label, locale) ?? labels[id]?.() ?? id;
}

export function categoryDescription({ id, description }: Category, locale: string): string {
  return pick(description, locale) ?? descriptions[id]?.() ?? '';
}
