import type { Finding, Importer } from './importer.js';
import { answersOf, entriesOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';
import { usualCategories } from './usual-categories.js';

/** Probo. An acknowledged notice and a browser's signal are no answers. No date. */
export const probo: Importer = {
  id: 'probo',
  categories: usualCategories,
  read: (source) => mergeFindings(source.cookies('probo_consent'), readOne),
};

function readOne(value: string): Finding {
  const fields = fieldsOf(value);
  if (!fields) return { reason: 'unreadable' };
  const action = fields.get('action');
  if (action === 'GPC' || action === 'ACKNOWLEDGE') return { reason: 'implied' };
  if (action !== 'ACCEPT_ALL' && action !== 'REJECT_ALL' && action !== 'CUSTOMIZE')
    return { reason: 'unreadable' };
  const answers = answersOf(entriesOf(fields.get('data')));
  const id = fields.get('vid');
  return {
    answers,
    refusesAll: action === 'REJECT_ALL',
    id: typeof id === 'string' ? id : undefined,
  };
}
