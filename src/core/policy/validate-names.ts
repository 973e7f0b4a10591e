import { isId } from './policy.js';
import { PolicyChecks, type PolicyMistake } from './checks.js';
import { quoted } from './quoted.js';

/** The ids that a policy has declared so far. Later keys refer to them. */
export interface Declared {
  /** The ids of categories and services, each with its path. */
  readonly places: Map<string, string>;
  /** The ids of the categories; `undefined` if one could not be read, because then none can be reported as missing. */
  categories: readonly string[] | undefined;
}

/** Checks of keys that have an id or refer to one. */
export class NameChecks extends PolicyChecks {
  constructor(
    mistakes: PolicyMistake[],
    protected readonly declared: Declared,
  ) {
    super(mistakes);
  }

  /** Declares an id. Categories and services share one namespace. */
  protected take(id: unknown, path: string): void {
    const reason = whyNoId(id);
    if (reason !== undefined)
      return this.add(
        `${path}.id`,
        id === undefined ? `is missing${reason}` : `${quoted(id)} is not a valid id${reason}`,
      );
    const taken = this.declared.places.get(id as string);
    if (taken !== undefined)
      this.add(
        `${path}.id`,
        `${quoted(id)} is already the id of ${taken}. Categories and services share one namespace. Use another id.`,
      );
    else this.declared.places.set(id as string, path);
  }
}

/** Names that every object has, in lower case, and `prototype`, which a careless merge follows. */
const reserved = [
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase()),
];

/** Returns the end of a sentence about an id that is not valid; `undefined` for a valid id. */
export function whyNoId(id: unknown): string | undefined {
  if (typeof id === 'string' && reserved.includes(id.toLowerCase()))
    return ': JavaScript reserves this name. Use another id.';
  return isId(id) ? undefined : '. Use 1–32 characters a–z, 0–9 or "-", starting with a letter.';
}

export function listed(ids: readonly string[]): string {
  return ids.join(', ') || 'none';
}
