import type { Preset } from '../preset.js';

/** Names as @braze/web-sdk writes them. https://www.braze.com/docs/developer_guide/storage/ */
export const braze: Preset = {
  id: 'braze',
  label: 'Braze',
  category: 'marketing',
  provider: 'Braze, Inc.',
  country: 'US',
  privacyUrl: 'https://www.braze.com/company/legal/privacy',
  hosts: ['*.braze.com', '*.braze.eu', '*.appboycdn.com'],
  purposes: ['visits', 'shown'],
  cookies: [
    { name: 'ab.storage.userId.*', retention: 365, purpose: 'returning-browser' },
    { name: 'ab.storage.deviceId.*', retention: 365, purpose: 'returning-browser' },
    { name: 'ab.storage.sessionId.*', retention: 1, purpose: 'one-visit' },
    { name: 'ab.optOut', retention: 365, purpose: 'choice' },
    { name: 'ab.storage.*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'ab.storage.*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'AppboyServiceWorkerAsyncStorage', kind: 'indexed-db', purpose: 'queue' },
    { name: 'Braze IndexedDB Support Test', kind: 'indexed-db', purpose: 'test' },
  ],
  unsure: ['retention of ab.storage.sessionId.*'],
};
