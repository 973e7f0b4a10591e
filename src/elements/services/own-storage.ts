import type { Preset, PresetCookie } from '../../data/services/preset.js';
import { servicesOf, type Category, type Policy, type Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';

/** As in the catalogue, which a page does not fetch if its policy names no service of that group. */
export const ownService: Pick<Preset, 'id' | 'label' | 'purposes'> = {
  id: 'consent',
  label: 'Cetegra Consent',
  purposes: ['choice'],
};

/**
 * The data that this library stores in the visitor's browser, as this policy and market have it: the cookie under its name and for its
 * time, and what waits for the site's server where there is an endpoint (`endpoints/records/outbox.ts`, `endpoints/renewal/renew-cookie.ts`).
 */
export function ownStorage({
  policy,
  marketOf,
}: Pick<ConsentStore, 'policy' | 'marketOf'>): readonly PresetCookie[] {
  const { name, renewUrl } = policy.cookie;
  return [
    { name, retention: marketOf().lifetimeDays, purpose: 'choice' },
    ...(policy.records
      ? [
          {
            name: `${name}.record.*`,
            kind: 'local-storage',
            retention: 7,
            purpose: 'queue',
          } as const,
        ]
      : []),
    ...(renewUrl === undefined
      ? []
      : [{ name: `${name}.renewed`, kind: 'local-storage', purpose: 'choice' } as const]),
  ];
}

/** The services of a category, and this library with what is required, if the policy omits it, because all stored data is listed. */
export function servicesToDeclare(policy: Policy, { id, required }: Category): readonly Service[] {
  const services = servicesOf(policy, id);
  const isFirst = required && policy.categories.find((category) => category.required)?.id === id;
  return isFirst && !policy.services.some((service) => declaresOwnService(service, policy))
    ? [{ id: ownService.id, category: id }, ...services]
    : services;
}

function declaresOwnService({ id, cookies }: Service, { cookie }: Policy): boolean {
  return id === ownService.id || cookies?.some(({ name }) => name === cookie.name) === true;
}
