import type { Preset } from '../preset.js';

/** The platform's gateway; known from Cetegra's own cookie policy only. */
export const cloudPortalAffinity: Preset = {
  id: 'cloud-portal-affinity',
  label: 'Cloud Portal Affinity',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [{ name: 'CloudPortalAffinity', retention: 'session', purpose: 'same-server' }],
  unsure: ['label', 'retention'],
};
