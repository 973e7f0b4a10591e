import type { Finding, Importer } from './importer.js';
import { unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';
import { startedAfterConsent, startedWithoutConsent } from './tarteaucitron-services.js';

/**
 * tarteaucitron. Answers by service, no date; `wait` is a service nobody answered. It also writes `true` by itself, for
 * services that it starts without asking. So a grant counts only for services that need consent, and for a site's own
 * services only if the site maps them: whether those need consent is not in the cookie.
 */
export const tarteaucitron: Importer = {
  id: 'tarteaucitron',
  categories: {},
  read: (source, asked = []) =>
    mergeFindings(source.cookies('tarteaucitron'), (value) => readOne(value, asked)),
};

function readOne(value: string, asked: readonly string[]): Finding {
  const text = unescaped(value);
  if (!text?.startsWith('!')) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  const own = new Set<string>();
  for (const [, id = '', answer] of text.matchAll(/!([^!=]+)=(true|false)(?=!|$)/g)) {
    if (answer === 'true' && !isAskedAbout(id, asked)) own.add(id);
    else answers.set(id, answer === 'true' && answers.get(id) !== false);
  }
  if (answers.size > 0) return { answers };
  return { reason: own.size > 0 ? 'implied' : 'undecided' };
}

function isAskedAbout(id: string, asked: readonly string[]): boolean {
  return startedAfterConsent.has(id) || (asked.includes(id) && !startedWithoutConsent.has(id));
}
