import type { Preset } from '../preset.js';

/** Run by the site; only with session affinity. https://learn.microsoft.com/azure/frontdoor/routing-methods#session-affinity */
export const azureFrontDoor: Preset = {
  id: 'azure-front-door',
  label: 'Azure Front Door',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [
    { name: 'ASLBSA', retention: 'session', purpose: 'same-server' },
    { name: 'ASLBSACORS', retention: 'session', purpose: 'same-server' },
  ],
};
