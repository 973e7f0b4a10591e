import { grammars } from './codec.js';
import { isId } from './ids.js';
import { methods, type ConsentMethod, type ConsentRecord } from './record.js';

/** Takes a record that comes from outside (an account, a message), or `undefined` if it is none. Never throws. */
export function toRecord(value: unknown): ConsentRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, decidedAt, expiresAt, revision, choices, method, market, gpc, id, locale, unasked } = value as Record<string, unknown>;
  if (version !== undefined && version !== 1) return undefined;
  if (!isTime(decidedAt) || !isTime(expiresAt) || expiresAt <= decidedAt) return undefined;
  if (!fits('r', revision) || !fits('m', market)) return undefined;
  if (method === 'implied' || !methods.includes(method as ConsentMethod)) return undefined;
  if (typeof choices !== 'object' || choices === null) return undefined;
  const answers = Object.entries(choices).filter((entry): entry is [string, boolean] => isId(entry[0]));
  if (answers.some(([, answer]) => typeof answer !== 'boolean')) return undefined;
  return Object.freeze({
    version: 1,
    ...(fits('i', id) && { id }),
    decidedAt,
    expiresAt,
    revision,
    choices: Object.freeze(Object.fromEntries(answers)),
    ...(Array.isArray(unasked) && unasked.length > 0 && { unasked: [...new Set(unasked)].filter(isId).filter((id) => !Object.hasOwn(choices, id)) }),
    method: method as ConsentMethod,
    market,
    ...(typeof locale === 'string' && { locale }),
    gpc: gpc === true,
  } satisfies ConsentRecord);
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** What would not fit into the cookie is no record either. */
function fits(key: 'r' | 'm' | 'i', value: unknown): value is string {
  return typeof value === 'string' && grammars[key].test(value);
}
