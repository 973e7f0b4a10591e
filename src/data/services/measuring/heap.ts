import type { Preset } from '../preset.js';

/** https://developers.heap.io/docs/how-do-heap-cookies-work */
export const heap: Preset = {
  id: 'heap',
  label: 'Heap',
  category: 'statistics',
  provider: 'Heap Inc.',
  country: 'US',
  privacyUrl: 'https://www.heap.io/privacy',
  hosts: ['*.heapanalytics.com', '*.heap.io'],
  purposes: ['visits'],
  cookies: [
    { name: '_hp2_id.*', retention: 395, purpose: 'returning-browser' },
    { name: '_hp2_ses_props.*', retention: 1, purpose: 'one-visit' },
    { name: '_hp2_props.*', retention: 395, purpose: 'settings' },
    { name: '_hp2_hld*', retention: 'session', purpose: 'test' },
    { name: '_hp5_event_props.*', retention: 395, purpose: 'queue' },
    { name: '_hp5_meta.*', retention: 395, purpose: 'returning-browser' },
  ],
  unsure: ['which company provides it since it joined Contentsquare', 'retention'],
};
