import type { Finding, Importer } from './importer.js';
import { answersOf, fieldsOf } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/** klaro. Answers by service, no date; it writes them only when somebody answered. */
export const klaro: Importer = {
  id: 'klaro',
  categories: {},
  read(source) {
    const cookies = source.cookies('klaro');
    const stored = source.stored('klaro');
    if (cookies.length > 0 || stored === undefined)
      return mergeFindings(cookies, (value) => readOne(value, false));
    return readOne(stored, true);
  },
};

function readOne(value: string, lastsForever: boolean): Finding {
  const fields = fieldsOf(value);
  if (!fields) return { reason: 'unreadable' };
  const answers = answersOf(fields);
  return answers.size > 0 ? { answers, lastsForever } : { reason: 'undecided' };
}
