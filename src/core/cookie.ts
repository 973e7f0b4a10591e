import { defaultCookieName, findCategory, isId, type Policy } from './policy/policy.js';
import {
  common,
  type ConsentMethod,
  type ConsentRecord,
  day,
  isUsable,
  methods,
} from './record.js';

/** A longer cookie is never written: many servers refuse requests whose headers grow beyond a few kilobytes. */
export const largestCookie = 1024;

/** Percent escapes make three characters of one; anything longer was not written by us. */
const longestRaw = largestCookie * 4;

const listGrammar = /^(?:[a-z][a-z0-9-]{0,31}(?:\.[a-z][a-z0-9-]{0,31})*)?$/;

/** The values each key may have. */
export const grammars = {
  v: /^1$/,
  r: /^[A-Za-z0-9._-]{1,32}$/,
  t: /^[1-9]\d{0,14}$/,
  e: /^[1-9]\d{0,14}$/,
  m: /^[A-Za-z0-9._~-]{1,32}$/,
  a: /^[a-z-]+$/,
  c: listGrammar,
  d: listGrammar,
  s: listGrammar,
  x: listGrammar,
  n: listGrammar,
  g: /^1$/,
  i: /^[A-Za-z0-9._~-]{1,64}$/,
} as const;

type Key = keyof typeof grammars;

const requiredKeys: readonly Key[] = ['v', 'r', 't', 'e', 'm', 'a', 'c', 'd'];

/** Writes a record as the cookie's value: a query string in ASCII. The policy separates categories from services. */
export function encodeRecord(record: ConsentRecord, policy: Pick<Policy, 'categories'>): string {
  const lists: Record<string, string[]> = { c: [], d: [], s: [], x: [] };
  for (const [id, granted] of Object.entries(record.choices)) {
    const isCategory = findCategory(policy, id) !== undefined;
    lists[isCategory ? (granted ? 'c' : 'd') : granted ? 's' : 'x']?.push(id);
  }
  const pairs: [string, string][] = [
    ['v', '1'],
    ['r', record.revision],
    ['t', String(record.decidedAt)],
    ['e', String(record.expiresAt)],
    ['m', record.market],
    ['a', record.method],
  ];
  // Readers that do not know `n` see a denial.
  lists.x?.push(...(record.unasked ?? []));
  lists.n = [...(record.unasked ?? [])];
  for (const [key, ids] of Object.entries(lists)) {
    if (ids.length > 0 || key === 'c' || key === 'd') pairs.push([key, ids.join('.')]);
  }
  if (record.gpc) pairs.push(['g', '1']);
  // After a refusal of everything, the cookie contains nothing that identifies the visitor: requirement L12.
  if (record.id !== undefined && Object.values(record.choices).includes(true))
    pairs.push(['i', record.id]);
  return pairs.map((pair) => pair.join('=')).join('&');
}

/**
 * Reads a cookie's value. Returns `undefined` for any value that is not exactly in the documented format, and never throws. Does
 * not check expiry or ids: `evaluate` does.
 *
 * @param value the raw value, escaped as a whole or not (ASP.NET Core escapes it)
 */
export function decodeRecord(value: string): ConsentRecord | undefined {
  const fields = readFields(value);
  if (!fields) return undefined;
  const method = fields.get('a') as ConsentMethod;
  const decidedAt = Number(fields.get('t'));
  const expiresAt = Number(fields.get('e'));
  const choices = readChoices(fields);
  if (!choices || expiresAt <= decidedAt || method === 'implied' || !methods.includes(method))
    return undefined;
  const id = fields.get('i');
  const unasked = listOf(fields, 'n');
  for (const service of unasked) {
    if (choices[service] !== false) return undefined;
    delete choices[service];
  }
  return Object.freeze({
    version: 1,
    ...(id !== undefined && { id }),
    decidedAt,
    expiresAt,
    revision: fields.get('r') as string,
    choices: Object.freeze(choices),
    ...(unasked.length > 0 && { unasked }),
    method,
    market: fields.get('m') as string,
    gpc: fields.has('g'),
  } satisfies ConsentRecord);
}

function readFields(value: string): Map<Key, string> | undefined {
  const plain = unescapeOnce(value);
  if (plain === undefined) return undefined;
  const fields = new Map<Key, string>();
  for (const pair of plain.split('&')) {
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    if (!isKey(key)) continue;
    const field = at < 0 ? '' : pair.slice(at + 1);
    if (at < 0 || fields.has(key) || !grammars[key].test(field)) return undefined;
    fields.set(key, field);
  }
  return requiredKeys.every((key) => fields.has(key)) ? fields : undefined;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(grammars, key);
}

function unescapeOnce(value: string): string | undefined {
  if (value.length > longestRaw) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** One answer for an id: a list that names it twice, or two lists that contradict each other, is not ours. */
function readChoices(fields: Map<Key, string>): Record<string, boolean> | undefined {
  const choices: Record<string, boolean> = {};
  for (const key of ['c', 'd', 's', 'x'] as const) {
    for (const id of listOf(fields, key)) {
      if (Object.hasOwn(choices, id)) return undefined;
      choices[id] = key === 'c' || key === 's';
    }
  }
  return choices;
}

function listOf(fields: Map<Key, string>, key: Key): string[] {
  return fields.get(key)?.split('.').filter(Boolean) ?? [];
}

/**
 * Finds the decision in a `Cookie` header, or in `document.cookie`. For servers and workers; pass the result to
 * `evaluate`, which applies expiry and the policy.
 *
 * A browser sends two cookies of one name when they were set for two domains or paths, and any host of the domain may have set
 * one of them. If they disagree, an id is granted only if both grant it, whatever their dates.
 *
 * @param now epoch milliseconds; given, a record from more than a day ahead is passed over, and so is one that has ended where
 * another has not: neither may hide another
 * @returns the record, or `undefined` where there is none that can be read: treat it as denied.
 */
export function readConsentCookie(
  header: string | null | undefined,
  name: string = defaultCookieName,
  now = Infinity,
): ConsentRecord | undefined {
  const records = cookieValues(header ?? '', name)
    .flatMap((value) => decodeRecord(value) ?? [])
    .filter(({ decidedAt }) => decidedAt <= now + day);
  const usable = records.filter((record) => isUsable(record, now));
  return (usable.length > 0 ? usable : records).reduce<ConsentRecord | undefined>(
    (found, record) => (found ? common(found, record) : record),
    undefined,
  );
}

/** Every value a header has for that name, raw. */
export function cookieValues(header: string, name: string): string[] {
  return (
    header
      .split(';')
      // RFC 6265 allows only blanks and tabs; trim() removes more, and differs between languages.
      .map((pair) => pair.replace(/^[ \t]+|[ \t]+$/g, ''))
      .filter((pair) => pair.startsWith(`${name}=`))
      .map((pair) => pair.slice(name.length + 1))
  );
}

/** Whether a cookie of that domain is sent to that host. */
export function domainMatches(domain: string, hostname: string): boolean {
  const bare = domain.replace(/^\./, '').toLowerCase();
  return hostname === bare || hostname.endsWith(`.${bare}`);
}

/**
 * Validates a record from outside, such as an account or a message. Returns `undefined` if it is not valid. Never throws.
 * A record is valid if it is unchanged after it was written into the cookie and read again.
 */
export function toRecord(value: unknown): ConsentRecord | undefined {
  try {
    const { version = 1, unasked = [], ...rest } = value as ConsentRecord;
    const answers = Object.entries(rest.choices).filter(([id]) => isId(id));
    const choices = Object.fromEntries(answers);
    const isRecord =
      version === 1 &&
      typeof rest.gpc === 'boolean' &&
      [rest.revision, rest.market, rest.method].every(
        (field) => typeof field === 'string' && !/[&=%]/.test(field),
      ) &&
      typeof rest.choices === 'object' &&
      [rest.decidedAt, rest.expiresAt].every(Number.isSafeInteger) &&
      answers.every(([, answer]) => typeof answer === 'boolean');
    if (!isRecord) return undefined;
    const others = [...new Set(unasked)].filter((id) => isId(id) && !Object.hasOwn(choices, id));
    return decodeRecord(
      encodeRecord({ ...rest, version, choices, unasked: others }, { categories: [] }),
    );
  } catch {
    return undefined;
  }
}
