import type { Finding, Importer } from './importer.js';
import { answersOf, dateOf, entriesOf, fieldsOf, unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';
import { usualCategories } from './usual-categories.js';

/** keksmeister. JSON in base64, written when somebody answered. */
export const keksmeister: Importer = {
  id: 'keksmeister',
  categories: usualCategories,
  read: (source) => mergeFindings(source.cookies('keksmeister_consent'), readOne),
};

function readOne(value: string): Finding {
  const fields = fieldsOf(fromBase64(unescaped(value) ?? ''));
  if (!fields) return { reason: 'unreadable' };
  const answers = answersOf(entriesOf(fields.get('choices')));
  const decidedAt = dateOf(fields.get('timestamp'));
  if (decidedAt === undefined) return { reason: 'unreadable' };
  return answers.size > 0 ? { answers, decidedAt } : { reason: 'undecided' };
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
