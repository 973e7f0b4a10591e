import type { Finding, Importer } from './importer.js';
import { dateOf, unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

const pair = /[{,](\w+):(?:'([^']*)'|([^,'}]*))/g;

/** Cookiebot by Usercentrics. Only answers that its cookie calls explicit count; a stamp of -1 means implied consent. */
export const cookiebot: Importer = {
  id: 'cookiebot',
  categories: {
    necessary: 'necessary',
    preferences: 'functional',
    statistics: 'statistics',
    marketing: 'marketing',
  },
  read: (source) => mergeFindings(source.cookies('CookieConsent'), readOne),
};

function readOne(value: string): Finding {
  const text = unescaped(value);
  // A bare number: the visitor is outside of the region that is asked.
  if (text !== undefined && /^-?\d$/.test(text)) return { reason: 'implied' };
  if (!text?.startsWith('{') || !text.endsWith('}')) return { reason: 'unreadable' };
  const fields = new Map<string, string>();
  for (const [, key = '', quoted, bare = ''] of text.matchAll(pair)) {
    if (fields.has(key)) return { reason: 'unreadable' };
    fields.set(key, quoted ?? bare);
  }
  if (fields.get('method') !== 'explicit' || /^-\d$/.test(fields.get('stamp') ?? ''))
    return { reason: 'implied' };
  const decidedAt = dateOf(fields.get('utc'));
  if (decidedAt === undefined) return { reason: 'unreadable' };
  const answers = new Map<string, boolean>();
  for (const id of ['necessary', 'preferences', 'statistics', 'marketing']) {
    const answer = fields.get(id);
    if (answer === 'true' || answer === 'false') answers.set(id, answer === 'true');
  }
  return { answers, decidedAt, id: fields.get('stamp') };
}
