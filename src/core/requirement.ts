import { findCategory, findService, type Policy } from './policy/policy.js';
import type { ConsentState } from './evaluate.js';
import type { Mistake } from './diagnostics.js';

/** The ids that content needs before it may load, as its author wrote them. */
export interface Requirement {
  /** Categories that must be granted, besides the service's own. */
  readonly categories: readonly string[];
  readonly service: string | undefined;
  /** The ids whose refusal covers the content: its categories, the service's own among them, and its service. */
  readonly covered: readonly string[];
  /** The ids whose grant opens it: the service, and the categories that are not its own. */
  readonly needs: readonly string[];
  /** A mistake that the author must fix; content with a mistake stays closed. */
  readonly mistake: Mistake | undefined;
}

/**
 * Reads the `category` and `service` of a gate or a script.
 *
 * @param categories one id, or several separated by spaces: all of them are needed
 * @param service its grant counts for its own category, and for no other
 */
export function readRequirement(
  policy: Policy,
  categories: string | null,
  service: string | null,
): Requirement {
  const named = (categories ?? '').split(/\s+/).filter(Boolean);
  const known = service ? findService(policy, service) : undefined;
  const others = named.filter((id) => id !== known?.category);
  return {
    categories: others,
    service: known?.id,
    needs: known ? [...others, known.id] : others,
    covered: known ? [...others, known.category, known.id] : others,
    mistake: findMistake(policy, named, service),
  };
}

/** Whether all that is required is granted. Never, where the author made a mistake. */
export function isMet({ categories, service, mistake }: Requirement, state: ConsentState): boolean {
  return (
    mistake === undefined &&
    (service === undefined || state.services[service] === true) &&
    categories.every((id) => state.categories[id] === true)
  );
}

function findMistake(
  policy: Policy,
  categories: readonly string[],
  service: string | null,
): Mistake | undefined {
  const ids = policy.categories.map(({ id }) => id).join(', ');
  const unknown = categories.find((id) => !findCategory(policy, id));
  if (unknown !== undefined) return ['category-unknown', unknown, ids];
  if (!service) return categories.length > 0 ? undefined : ['category-missing', ids];
  const known = findService(policy, service);
  if (!known) return ['service-unknown', service];
  const agrees = categories.length === 0 || categories.includes(known.category);
  return agrees ? undefined : ['category-disagrees', categories.join(' '), service, known.category];
}
