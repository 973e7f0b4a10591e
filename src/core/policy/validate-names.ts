import { isId } from './policy.js';
import { PolicyChecks, type PolicyMistake } from './checks.js';
import { quoted } from './quoted.js';

/** What a policy has declared, as far as it was read: what comes later refers to it. */
export interface Declared {
  /** The ids of categories and services, each with where it is. */
  readonly places: Map<string, string>;
  /** The ids of the categories; `undefined` where one could not be read, so that none can be said to be missing. */
  categories: readonly string[] | undefined;
}

/** The checks of what has an id, or names one. */
export class NameChecks extends PolicyChecks {
  constructor(mistakes: PolicyMistake[], protected readonly declared: Declared) {
    super(mistakes);
  }

  /** Categories and services share one name space. */
  protected take(id: unknown, path: string): void {
    const reason = whyNoId(id);
    if (reason !== undefined) return this.add(`${path}.id`, `${quoted(id)} is no id${reason}`);
    const taken = this.declared.places.get(id as string);
    if (taken !== undefined) this.add(`${path}.id`, `${quoted(id)} is taken by ${taken}. Categories and services share one name space.`);
    else this.declared.places.set(id as string, path);
  }
}

/** What every object has, in any letters, and what a careless merge follows. */
const reserved = ['prototype', ...Object.getOwnPropertyNames(Object.prototype).map((name) => name.toLowerCase())];

/** The rest of a sentence that says that something is no id; `undefined` for an id. */
export function whyNoId(id: unknown): string | undefined {
  if (typeof id === 'string' && reserved.includes(id.toLowerCase())) return ': that name means something in JavaScript. Write another.';
  return isId(id) ? undefined : '. Write 1 to 32 of a-z 0-9 -, beginning with a letter.';
}

export function listed(ids: readonly string[]): string {
  return ids.join(', ') || 'there are none';
}
