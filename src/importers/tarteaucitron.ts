import type { Finding, Importer } from './importer.js';
import { unescaped } from './raw-value.js';
import { readSeveral } from './several.js';

/** tarteaucitron. Answers by service, no date; `wait` is a service nobody answered. */
export const tarteaucitron: Importer = {
  id: 'tarteaucitron',
  categories: {},
  read: (source) => readSeveral(source.cookies('tarteaucitron'), readOne),
};

function readOne(value: string): Finding {
  const text = unescaped(value);
  if (!text?.startsWith('!')) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  for (const [, id = '', answer] of text.matchAll(/!([^!=]+)=(true|false)(?=!|$)/g)) {
    answers.set(id, answer === 'true' && answers.get(id) !== false);
  }
  return answers.size > 0 ? { answers } : { reason: 'undecided' };
}
