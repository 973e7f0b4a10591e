import type { Finding, Importer } from './importer.js';
import { dateOf, unescaped } from './raw-value.js';
import { readSeveral } from './several.js';

/** OneTrust. Its groups are written before anyone answers; that the box was closed, and when, is in a cookie of its own. */
export const onetrust: Importer = {
  id: 'onetrust',
  categories: { C0001: 'necessary', C0002: 'performance', C0003: 'functional', C0004: 'marketing', C0005: 'marketing' },
  read(source) {
    const values = source.cookies('OptanonConsent');
    if (values.length === 0) return { reason: 'absent' };
    const closed = source.cookies('OptanonAlertBoxClosed');
    if (closed.length === 0) return { reason: 'undecided' };
    const dates = closed.map((value) => dateOf(unescaped(value)));
    if (dates.includes(undefined)) return { reason: 'unreadable' };
    const decidedAt = Math.min(...dates.map(Number));
    return readSeveral(values, (value) => readOne(value, decidedAt));
  },
};

function readOne(value: string, decidedAt: number): Finding {
  // A server may have escaped the whole once more.
  const text = value.includes('=') ? value : unescaped(value);
  const fields = new URLSearchParams(text ?? '');
  const [groups, ...more] = fields.getAll('groups');
  if (groups === undefined || more.length > 0) return { reason: 'unreadable' };
  if (fields.get('AwaitingReconsent') === 'true') return { reason: 'undecided' };
  const answers = new Map<string, boolean>();
  for (const group of groups.split(',')) {
    const [, id = '', answer] = /^([\w.-]{1,64}):([01])$/.exec(group) ?? [];
    if (id) answers.set(id, answer === '1' && answers.get(id) !== false);
  }
  return { answers, decidedAt, id: fields.get('consentId') ?? undefined };
}
