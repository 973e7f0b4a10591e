import type { Preset } from '../preset.js';

/** https://www.livechat.com/legal/cookies-policy/ */
export const livechat: Preset = {
  id: 'livechat',
  label: 'LiveChat',
  category: 'functional',
  provider: 'Text, Inc.',
  country: 'US',
  privacyUrl: 'https://www.livechat.com/legal/privacy-policy/',
  hosts: ['*.livechatinc.com', '*.livechat.com', '*.livechat-files.com', '*.lc.chat'],
  purposes: ['chat'],
  cookies: [
    { name: '__lc_cid', retention: 400, purpose: 'returning-browser', thirdParty: true },
    { name: '__lc_cst', retention: 400, purpose: 'attacks', thirdParty: true },
    { name: '__lc2_cid', retention: 400, purpose: 'returning-browser', thirdParty: true },
    { name: '__lc2_cst', retention: 400, purpose: 'attacks', thirdParty: true },
    { name: '__oauth_redirect_detector', retention: 1, purpose: 'sign-in', thirdParty: true },
  ],
  unsure: ['provider', 'retention'],
};
