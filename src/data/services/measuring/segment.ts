import type { Preset } from '../preset.js';

export const segment: Preset = {
  id: 'segment',
  label: 'Segment',
  category: 'statistics',
  provider: 'Twilio Inc.',
  country: 'US',
  privacyUrl: 'https://www.twilio.com/en-us/legal/privacy',
  hosts: ['*.segment.com', '*.segment.io', '*.segmentapis.com'],
  purposes: ['visits', 'other-services'],
  cookies: [
    { name: 'ajs_*', retention: 365, purpose: 'returning-browser' },
    { name: 'ajs_*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'analytics_session_id*', retention: 1, purpose: 'one-visit' },
    { name: 'persisted-queue:*', kind: 'local-storage', purpose: 'queue' },
  ],
  unsure: ['analytics_session_id: only with session tracking'],
};
