import type { Preset } from '../preset.js';

/** https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel */
export const tiktokPixel: Preset = {
  id: 'tiktok-pixel',
  label: 'TikTok Pixel',
  category: 'marketing',
  provider: 'TikTok Technology Limited',
  country: 'IE',
  privacyUrl: 'https://www.tiktok.com/legal/privacy-policy-eea',
  hosts: ['*.tiktok.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_ttp', retention: 90, purpose: 'advertising' },
    { name: '_tt_enable_cookie', retention: 90, purpose: 'test' },
    { name: 'ttclid', retention: 393, purpose: 'advertising' },
    { name: 'ttcsid*', retention: 90, purpose: 'one-visit' },
    { name: 'tt_appInfo', kind: 'session-storage', purpose: 'settings' },
    { name: 'tt_sessionId', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'tt_pixel_session_index', kind: 'session-storage', purpose: 'one-visit' },
    { name: '_ttp', retention: 393, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['retention of ttclid', 'names in the session storage'],
};
