import type { Preset } from '../preset.js';

export const soundcloud: Preset = {
  id: 'soundcloud',
  label: 'SoundCloud',
  category: 'marketing',
  provider: 'SoundCloud Global Limited & Co. KG',
  country: 'DE',
  privacyUrl: 'https://soundcloud.com/pages/privacy',
  hosts: ['*.soundcloud.com', '*.sndcdn.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [{ name: 'sc_anonymous_id', retention: 400, purpose: 'returning-browser' }],
  unsure: ['cookies', 'retention of sc_anonymous_id'],
};
