import type { ImportOptions, Policy } from '../core/policy.js';
import type { Answered, Importer, Mapping } from './importer.js';

export interface Translation {
  /** Answers by our ids. */
  readonly choices: Readonly<Record<string, boolean>>;
  /** The other tool's ids that say nothing here: nothing is named for them, or what is named is not in the policy. */
  readonly unmapped: readonly string[];
}

/**
 * Says what another tool's answers mean under our policy. What it never asked about stays unanswered. Where several of its
 * categories speak for one of ours, all of them must have been granted.
 */
export function translate({ answers, refusesAll = false }: Pick<Answered, 'answers' | 'refusesAll'>, importer: Importer, options: ImportOptions, policy: Policy): Translation {
  const targets = targetsIn(policy);
  const choices: Record<string, boolean> = {};
  if (refusesAll) for (const { id, required } of policy.categories) if (!required) choices[id] = false;
  const unmapped: string[] = [];
  for (const [theirs, answer] of answers) {
    const named = oursFor(options.categories, theirs) ?? oursFor(importer.categories, theirs) ?? (targets.get(theirs) === 'service' ? [theirs] : []);
    const ours = named.filter((id) => targets.has(id));
    if (ours.length === 0) unmapped.push(theirs);
    for (const id of ours) if (targets.get(id) !== 'required') choices[id] = answer && !refusesAll && choices[id] !== false;
  }
  return { choices, unmapped };
}

function targetsIn({ categories, services }: Policy): ReadonlyMap<string, 'category' | 'service' | 'required'> {
  const required = new Set(categories.filter((category) => category.required).map(({ id }) => id));
  return new Map([
    ...categories.map(({ id }) => [id, required.has(id) ? 'required' : 'category'] as const),
    ...services.map(({ id, category }) => [id, required.has(category) ? 'required' : 'service'] as const),
  ]);
}

function oursFor(mapping: Mapping | undefined, theirs: string): readonly string[] | undefined {
  const ours: unknown = mapping && Object.hasOwn(mapping, theirs) ? mapping[theirs] : undefined;
  if (typeof ours === 'string') return [ours];
  return Array.isArray(ours) ? ours : undefined;
}
