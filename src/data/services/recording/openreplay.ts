import type { Preset } from '../preset.js';

/** Names as @openreplay/tracker 19 writes them. */
export const openreplay: Preset = {
  id: 'openreplay',
  label: 'OpenReplay',
  category: 'statistics',
  provider: 'Asayer, Inc.',
  country: 'US',
  privacyUrl: 'https://openreplay.com/legal/privacy.html',
  hosts: ['*.openreplay.com'],
  purposes: ['recordings', 'errors'],
  cookies: [
    { name: '__openreplay_*', kind: 'local-storage', purpose: 'recordings' },
    { name: '__openreplay_*', kind: 'session-storage', purpose: 'one-visit' },
    { name: '__or_*', kind: 'local-storage', purpose: 'settings' },
  ],
  unsure: ['hosted by the site or by the vendor', 'provider'],
};
