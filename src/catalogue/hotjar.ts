import type { Preset } from './preset.js';

export const hotjar: Preset = {
  id: 'hotjar',
  label: 'Hotjar',
  category: 'statistics',
  provider: 'Hotjar Limited',
  country: 'MT',
  privacyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
  hosts: ['*.hotjar.com', '*.hotjar.io'],
  purposes: ['recordings', 'visits'],
  cookies: [
    { name: '_hjSessionUser_*', retention: 365, purpose: 'returning-browser' },
    { name: '_hjSession_*', retention: 1, purpose: 'one-visit' },
    { name: '_hjid', retention: 365, purpose: 'returning-browser' },
    { name: '_hjFirstSeen', retention: 1, purpose: 'one-visit' },
    { name: '_hjAbsoluteSessionInProgress', retention: 1, purpose: 'one-visit' },
    { name: '_hjIncludedIn*', retention: 1, purpose: 'limit' },
    { name: '_hjDonePolls', retention: 365, purpose: 'shown' },
    { name: '_hjMinimizedPolls', retention: 365, purpose: 'shown' },
    { name: '_hjClosedSurveyInvites', retention: 365, purpose: 'shown' },
    { name: '_hjShownFeedbackMessage', retention: 365, purpose: 'shown' },
    { name: '_hjTLDTest', retention: 'session', purpose: 'test' },
    { name: 'hjActiveViewportIds', kind: 'local-storage', purpose: 'one-visit' },
    { name: 'hjViewportId', kind: 'session-storage', purpose: 'one-visit' },
  ],
  unsure: ['names in the local and session storage', 'which company provides it since it joined Contentsquare'],
};
