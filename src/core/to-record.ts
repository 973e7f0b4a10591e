import { decodeRecord, encodeRecord } from './codec.js';
import { isId } from './policy/ids.js';
import type { ConsentRecord } from './record.js';

/**
 * Takes a record that comes from outside (an account, a message), or `undefined` if it is none. Never throws.
 * What would not survive being written into the cookie and read again is no record, so that is the test.
 */
export function toRecord(value: unknown): ConsentRecord | undefined {
  try {
    const { version = 1, unasked = [], ...rest } = value as ConsentRecord;
    const answers = Object.entries(rest.choices).filter(([id]) => isId(id));
    const choices = Object.fromEntries(answers);
    const isRecord =
      version === 1 &&
      typeof rest.gpc === 'boolean' &&
      [rest.revision, rest.market, rest.method].every((field) => typeof field === 'string' && !/[&=%]/.test(field)) &&
      typeof rest.choices === 'object' &&
      [rest.decidedAt, rest.expiresAt].every(Number.isSafeInteger) &&
      answers.every(([, answer]) => typeof answer === 'boolean');
    if (!isRecord) return undefined;
    const others = [...new Set(unasked)].filter((id) => isId(id) && !Object.hasOwn(choices, id));
    return decodeRecord(encodeRecord({ ...rest, version, choices, unasked: others }, { categories: [] }));
  } catch {
    return undefined;
  }
}
