import { compilePolicy } from '../core/policy/compile.js';
import type { Policy, PolicyInput } from '../core/policy/policy.js';

/** The declaration of Cetegra's apps. */
export const declaration: PolicyInput = {
  revision: '2026-11-01',
  controller: { name: 'Cegal AS' },
  services:
    'consent aspnet cloud-portal-affinity big-ip beamer hubspot matomo twentythree linkedin facebook x'.split(
      ' ',
    ),
  defaultMarket: 'no',
  // The library has the rules of the others. A market with implied consent has to be named.
  markets: { no: { locale: 'nb' }, us: {} },
};

/** The policy of Cetegra's apps, used where a page brings none of its own: their services, in the markets they are sold in. */
export function builtInPolicy(): Policy {
  // Tests compile the declaration, so it has no mistake.
  return compilePolicy(declaration) as Policy;
}
