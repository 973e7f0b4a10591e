import type { Preset } from '../preset.js';

/** https://help.fullstory.com/hc/en-us/articles/360020829513 */
export const fullstory: Preset = {
  id: 'fullstory',
  label: 'FullStory',
  category: 'statistics',
  provider: 'FullStory, Inc.',
  country: 'US',
  privacyUrl: 'https://www.fullstory.com/legal/privacy-policy/',
  hosts: ['*.fullstory.com'],
  purposes: ['recordings', 'visits'],
  cookies: [
    { name: 'fs_uid', retention: 365, purpose: 'returning-browser' },
    { name: 'fs_lua', retention: 1, purpose: 'one-visit' },
    { name: 'fs_cid', retention: 365, purpose: 'choice' },
    { name: 'fs_session', retention: 'session', purpose: 'one-visit' },
    { name: '_fs_tab_id', kind: 'session-storage', purpose: 'one-visit' },
    { name: '_fs_uid', kind: 'local-storage', purpose: 'returning-browser' },
    { name: '_fs_lua', kind: 'local-storage', purpose: 'one-visit' },
  ],
  unsure: ['names in the local and session storage', 'retention of fs_cid'],
};
