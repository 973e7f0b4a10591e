import type { Policy } from '../core/policy/policy.js';
import type { Choices } from '../core/record.js';

/**
 * Answers the categories all of whose services were answered one by one, so that nobody is asked again: with yes if all
 * were granted, else with no beside those that were. Answers of services that repeat their category's are left out.
 */
export function completeCategories(choices: Choices, { categories, services }: Policy): Choices {
  const complete: Record<string, boolean> = { ...choices };
  for (const { id, required } of categories) {
    const own = services.filter(({ category }) => category === id).map((service) => service.id);
    const answers = own.map((service) => choices[service]);
    if (required) continue;
    if (choices[id] === undefined && own.length > 0 && !answers.includes(undefined)) complete[id] = !answers.includes(false);
    for (const service of own) if (complete[service] === complete[id]) delete complete[service];
  }
  return complete;
}
