import { grantsIgnored } from './grants-ignored.js';
import type { Finding, Importer } from './importer.js';
import { dateOf, unescaped } from './raw-value.js';
import { mergeFindings } from './merge-findings.js';

/**
 * `intType` of the acts that answer: accept all and reject all in the banner (1, 2), accept all, reject all and confirm in the
 * preference center (4, 5, 6). A closed banner is 3; what else there may be is not known.
 */
const acts = ['1', '2', '4', '5', '6'];

/** OneTrust. Its groups are written before anyone answers; that the box was closed, and when, is in a cookie of its own. */
export const onetrust: Importer = {
  id: 'onetrust',
  categories: {
    C0001: 'necessary',
    C0002: 'performance',
    C0003: 'functional',
    C0004: 'marketing',
    C0005: 'marketing',
  },
  read(source) {
    const values = source.cookies('OptanonConsent');
    if (values.length === 0) return { reason: 'absent' };
    const closed = source.cookies('OptanonAlertBoxClosed');
    if (closed.length === 0) return { reason: 'undecided' };
    const dates = closed.map((value) => dateOf(unescaped(value)));
    if (dates.includes(undefined)) return { reason: 'unreadable' };
    const decidedAt = Math.min(...dates.map(Number));
    return mergeFindings(values, (value) => readOne(value, decidedAt));
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
  const found: Finding = { answers, decidedAt, id: fields.get('consentId') ?? undefined };
  return isExplicit(fields) ? found : grantsIgnored(found);
}

/**
 * Whether the visitor answered, rather than closed the banner over groups that are on by default. Earlier releases do not
 * say how it was closed, but count what the visitor did.
 */
export function isExplicit(fields: URLSearchParams): boolean {
  const type = fields.get('intType');
  return type === null ? fields.get('interactionCount') !== '0' : acts.includes(type);
}
