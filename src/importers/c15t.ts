import type { Finding, Importer } from './importer.js';
import { answersOf, dateOf, entriesOf, fieldsOf, unescaped } from './raw-value.js';
import { readSeveral } from './several.js';
import { usualCategories } from './usual-categories.js';

/** c15t, version 2. A flat cookie (`c.` consents, `i.t` the time), or JSON in `localStorage`. */
export const c15t: Importer = {
  id: 'c15t',
  categories: usualCategories,
  read(source) {
    const cookies = source.cookies('c15t');
    const stored = source.stored('c15t');
    if (cookies.length > 0 || stored === undefined) return readSeveral(cookies, readCookie);
    return readStored(stored);
  },
};

function readCookie(value: string): Finding {
  const text = unescaped(value);
  if (text === undefined || !/(?:^|,)[ci]\.\w+:/.test(text)) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  let decidedAt: number | undefined;
  for (const pair of text.split(',')) {
    const [, kind, id = '', field = ''] = /^([ci])\.([\w-]+):(.*)$/.exec(pair) ?? [];
    if (kind === 'i' && id === 't') decidedAt = dateOf(field);
    else if (kind === 'c' && /^(?:[01]|true|false)$/.test(field)) answers.set(id, /^(?:1|true)$/.test(field) && answers.get(id) !== false);
  }
  return decidedAt === undefined ? { reason: 'undecided' } : { answers, decidedAt };
}

function readStored(value: string): Finding {
  const fields = fieldsOf(value);
  if (!fields) return { reason: 'unreadable' };
  const decidedAt = dateOf(entriesOf(fields.get('consentInfo'))?.get('time'));
  return decidedAt === undefined ? { reason: 'undecided' } : { answers: answersOf(entriesOf(fields.get('consents'))), decidedAt };
}
