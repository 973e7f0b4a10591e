import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { sameServer } from './purposes.js';

/** The platform's gateway; known from Cetegra's own cookie policy only. */
export const cloudPortalAffinity: Preset = {
  id: 'cloud-portal-affinity',
  label: 'Cloud Portal Affinity',
  category: 'necessary',
  purpose: () => msg('Lets one server answer the whole visit.', { id: 'service.cloud-portal-affinity' }),
  cookies: [{ name: 'CloudPortalAffinity', retention: 'session', purpose: sameServer }],
  unsure: ['label', 'retention'],
};
