import type { Finding, Importer } from './importer.js';
import { answersOf, dateOf, entriesOf, fieldsOf, unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';
import { usualCategories } from './usual-categories.js';

/** All categories there are in c15t; `experience` has no counterpart among the built-in ones. */
const names = ['functionality', 'measurement', 'experience', 'marketing'];

/**
 * c15t, version 2. A flat cookie (`c.` consents, `i.t` the time), or JSON in `localStorage`. It writes both when somebody
 * answers. The cookie leaves out what is false, so each category it does not name was refused.
 */
export const c15t: Importer = {
  id: 'c15t',
  categories: usualCategories,
  read(source, asked = []) {
    const cookies = source.cookies('c15t');
    const stored = source.stored('c15t');
    const ofStorage = stored === undefined ? undefined : readStored(stored);
    if (cookies.length === 0) return ofStorage ?? { reason: 'absent' };
    const known = ofStorage && 'answers' in ofStorage ? [...ofStorage.answers.keys()] : [];
    return mergeFindings(cookies, (value) => readCookie(value, [...names, ...known, ...asked]));
  },
};

function readCookie(value: string, known: readonly string[]): Finding {
  const text = unescaped(value);
  if (text === undefined || !/(?:^|,)[ci]\.\w+:/.test(text)) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  let decidedAt: number | undefined;
  for (const pair of text.split(',')) {
    const [, kind, id = '', field = ''] = /^([ci])\.([\w-]+):(.*)$/.exec(pair) ?? [];
    if (kind === 'i' && id === 't') decidedAt = dateOf(field);
    else if (kind === 'c' && /^(?:[01]|true|false)$/.test(field))
      answers.set(id, /^(?:1|true)$/.test(field) && answers.get(id) !== false);
  }
  if (decidedAt === undefined || !isAnswer(answers)) return { reason: 'undecided' };
  return { answers: new Map([...known.map((id) => [id, false] as const), ...answers]), decidedAt };
}

function readStored(value: string): Finding {
  const fields = fieldsOf(value);
  if (!fields) return { reason: 'unreadable' };
  const decidedAt = dateOf(entriesOf(fields.get('consentInfo'))?.get('time'));
  const answers = answersOf(entriesOf(fields.get('consents')));
  return decidedAt === undefined || !isAnswer(answers)
    ? { reason: 'undecided' }
    : { answers, decidedAt };
}

/**
 * Every answer grants `necessary`. Without one, c15t was only given the visitor's account (`identifyUser`), which stores a
 * time as well.
 */
function isAnswer(answers: ReadonlyMap<string, boolean>): boolean {
  return [...answers.values()].includes(true);
}
