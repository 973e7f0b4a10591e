import type { Preset } from '../preset.js';

export const tiktok: Preset = {
  id: 'tiktok',
  label: 'TikTok',
  category: 'marketing',
  provider: 'TikTok Technology Limited',
  country: 'IE',
  privacyUrl: 'https://www.tiktok.com/legal/privacy-policy-eea',
  hosts: [
    '*.tiktok.com',
    '*.tiktokcdn.com',
    '*.tiktokcdn-eu.com',
    '*.ttwstatic.com',
    '*.tiktokv.eu',
  ],
  purposes: ['media', 'social'],
  thirdParty: true,
  cookies: [
    { name: 'ttwid', retention: 365, purpose: 'returning-browser' },
    { name: 'tt_csrf_token', retention: 'session', purpose: 'form-protection' },
    { name: 'tt_chain_token', retention: 180, purpose: 'one-visit' },
    { name: 'msToken', retention: 10, purpose: 'robots' },
  ],
  unsure: ['which cookies an embedded video sets', 'retention'],
};
