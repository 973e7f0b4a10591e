import type { Answers, Finding, Importer, Source } from './importer.js';
import { dateOf, unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/** Keys of the one cookie that are no categories. */
const about = ['consentid', 'consent', 'action', 'lastRenewedDate', 'tax', 'rid'];
const pluginCategories = [
  'necessary',
  'functional',
  'performance',
  'analytics',
  'advertisement',
  'other',
  'others',
];

/**
 * CookieYes: the hosted script (plain), its open-source SDK (percent escapes), and the WordPress plugins before them.
 * `lastRenewedDate` is, in the hosted script, when the site last asked everyone again: the answer is of that day or later.
 */
export const cookieyes: Importer = {
  id: 'cookieyes',
  categories: {
    necessary: 'necessary',
    functional: 'functional',
    analytics: 'statistics',
    performance: 'performance',
    advertisement: 'marketing',
  },
  read(source) {
    const values = source.cookies('cookieyes-consent');
    if (values.length > 0) return mergeFindings(values, readOne);
    if (source.cookies('cky-action').length > 0)
      return readPlugin(source, 'cky-action', 'cky-consent', 'cookieyes-');
    // The check boxes are written before anyone answers; only this one says that somebody did.
    return readPlugin(
      source,
      'viewed_cookie_policy',
      'viewed_cookie_policy',
      'cookielawinfo-checkbox-',
    );
  },
};

function readOne(value: string): Finding {
  const fields = readFields(value);
  if (!fields) return { reason: 'unreadable' };
  const [consent, action] = [fields.get('consent'), fields.get('action')];
  // In the SDK `action` repeats `consent`, so a refusal has "no" in both; only the SDK writes `tax`.
  const isRefusal = consent === 'no' && action === 'no' && fields.has('tax');
  if (action !== 'yes' && !isRefusal)
    return { reason: consent === 'yes' ? 'implied' : 'undecided' };
  if (consent !== 'yes' && consent !== 'no') return { reason: 'unreadable' };
  const written = fields.get('lastRenewedDate');
  const decidedAt = dateOf(written);
  if (written && decidedAt === undefined) return { reason: 'unreadable' };
  const categories = [...fields].filter(([key]) => !about.includes(key));
  return {
    answers: answersIn(categories, consent === 'yes'),
    decidedAt,
    id: fields.get('consentid') || undefined,
  };
}

/** A key that is there twice contradicts itself, or was not written by the tool. */
function readFields(value: string): ReadonlyMap<string, string> | undefined {
  const text = unescaped(value);
  if (!text?.includes('consent:')) return undefined;
  const fields = new Map<string, string>();
  for (const pair of text.split(',')) {
    const at = pair.indexOf(':');
    const key = pair.slice(0, Math.max(at, 0)).trim();
    if (at < 0 || key === '') continue;
    if (fields.has(key)) return undefined;
    fields.set(key, pair.slice(at + 1).trim());
  }
  return fields;
}

function readPlugin(source: Source, action: string, consent: string, prefix: string): Finding {
  const [acted, ...more] = source.cookies(action);
  if (acted === undefined) return { reason: 'absent' };
  const isDecided = acted === 'yes' || (acted === 'no' && action === consent);
  if (!isDecided || more.some((value) => value !== acted)) return { reason: 'undecided' };
  const consents =
    source.cookies(consent).every((value) => value === 'yes') && source.cookies(consent).length > 0;
  const categories = pluginCategories.flatMap((id) =>
    source.cookies(prefix + id).map((value): [string, string] => [id, value]),
  );
  return { answers: answersIn(categories, consents) };
}

/** After a refusal of everything, no part is granted, whatever the cookie contains. */
function answersIn(
  categories: readonly (readonly [id: string, value: string])[],
  consents: boolean,
): Answers {
  const answers = new Map<string, boolean>();
  for (const [id, value] of categories) {
    if (value === 'yes' || value === 'no')
      answers.set(id, value === 'yes' && consents && answers.get(id) !== false);
  }
  return answers;
}
