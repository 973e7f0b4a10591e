import { servicesOf, type Policy } from './policy/policy.js';
import type { ConsentRecord } from './record.js';

/** What a record says no to. */
export function denials(record: ConsentRecord): string[] {
  return Object.keys(record.choices).filter((id) => !record.choices[id]);
}

/** What a record that came from elsewhere says no to: an answer to everything repeats its denials, a partial one adds some. */
export function refusedBetween(before: ConsentRecord | undefined, after: ConsentRecord | undefined): string[] {
  if (!after || after === before) return [];
  const refused = denials(after);
  const isComplete = after.method === 'save' || refused.length === Object.keys(after.choices).length;
  return refused.filter((id) => isComplete || before?.choices[id] !== false);
}

/** Every category and service that a visitor may refuse. */
export function optionalIds(policy: Policy): string[] {
  return policy.categories.filter(({ required }) => !required).flatMap(({ id }) => [id, ...servicesOf(policy, id).map((service) => service.id)]);
}
