import type { ImportOptions, Policy } from '../core/policy/policy.js';
import type { Answered, Importer, Mapping } from './importer.js';

export interface Translation {
  /** Answers by our ids. */
  readonly choices: Readonly<Record<string, boolean>>;
  /** The other tool's ids that say nothing here: nothing is named for them, or what is named is not in the policy. */
  readonly unmapped: readonly string[];
}

/**
 * Says what another tool's answers mean under our policy. What it never asked about stays unanswered. Where several of its
 * categories speak for one of ours, all of them must have been granted. Where the visitor chose services within its
 * categories, our services of these categories are granted only if they were chosen.
 */
export function translate(
  found: Pick<Answered, 'answers' | 'chosen' | 'refusesAll'>,
  importer: Importer,
  options: ImportOptions,
  policy: Policy,
): Translation {
  const { answers, chosen = new Map<string, readonly string[]>(), refusesAll = false } = found;
  const targets = targetsIn(policy);
  const ownIdsOf = (external: string) => {
    const named =
      mapped(options.categories, external) ??
      mapped(importer.categories, external) ??
      (targets.get(external) === 'service' ? [external] : []);
    return named.filter((id) => targets.has(id));
  };
  const choices: Record<string, boolean> = {};
  const decide = (id: string, answer: boolean) => {
    if (targets.get(id) !== 'required')
      choices[id] = answer && !refusesAll && choices[id] !== false;
  };
  if (refusesAll)
    for (const { id, required } of policy.categories) if (!required) choices[id] = false;
  for (const [external, answer] of answers) for (const id of ownIdsOf(external)) decide(id, answer);
  const granted = [...chosen].flatMap(([external, names]) =>
    answers.get(external) === true ? names : [],
  );
  const services = new Set(granted.flatMap(ownIdsOf));
  for (const id of new Set(
    [...chosen.keys()].flatMap(ownIdsOf).flatMap((id) => servicesIn(id, policy)),
  ))
    decide(id, services.has(id));
  return {
    choices,
    unmapped: [...new Set([...answers.keys(), ...granted])].filter(
      (external) => external !== '' && ownIdsOf(external).length === 0,
    ),
  };
}

/** A category's services; a service is the only one of itself. */
function servicesIn(id: string, { services }: Policy): readonly string[] {
  return services
    .filter((service) => service.category === id || service.id === id)
    .map((service) => service.id);
}

function targetsIn({
  categories,
  services,
}: Policy): ReadonlyMap<string, 'category' | 'service' | 'required'> {
  const required = new Set(categories.filter((category) => category.required).map(({ id }) => id));
  return new Map([
    ...categories.map(({ id }) => [id, required.has(id) ? 'required' : 'category'] as const),
    ...services.map(
      ({ id, category }) => [id, required.has(category) ? 'required' : 'service'] as const,
    ),
  ]);
}

function mapped(mapping: Mapping | undefined, external: string): readonly string[] | undefined {
  const own: unknown = mapping && Object.hasOwn(mapping, external) ? mapping[external] : undefined;
  if (typeof own === 'string') return [own];
  return Array.isArray(own) ? own : undefined;
}
