import type { Preset } from '../preset.js';

export const openstreetmap: Preset = {
  id: 'openstreetmap',
  label: 'OpenStreetMap',
  category: 'functional',
  provider: 'OpenStreetMap Foundation',
  country: 'GB',
  privacyUrl: 'https://osmfoundation.org/wiki/Privacy_Policy',
  hosts: ['*.openstreetmap.org'],
  purposes: ['maps'],
  thirdParty: true,
  cookies: [{ name: '_osm_totp_token', retention: 1, purpose: 'attacks' }],
  unsure: ['cookies', 'retention of _osm_totp_token'],
};
