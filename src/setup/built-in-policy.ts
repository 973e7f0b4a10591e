import { compilePolicy } from '../core/policy/compile.js';
import type { Policy, PolicyInput } from '../core/policy/policy.js';

/** What Cetegra's apps declare. */
export const declaration: PolicyInput = {
  revision: '2026-11-01',
  controller: { name: 'Cegal AS' },
  services: 'consent aspnet cloud-portal-affinity big-ip beamer hubspot matomo twentythree linkedin facebook x'.split(' '),
  defaultMarket: 'no',
  // The others are as the library knows them; one where silence grants has to be named.
  markets: { no: { locale: 'nb' }, us: {} },
};

/** The policy of Cetegra's apps, used where a page brings none of its own: their services, in the markets they are sold in. */
export function builtInPolicy(): Policy {
  // Tests compile the declaration, so it has no mistake.
  return compilePolicy(declaration) as Policy;
}
