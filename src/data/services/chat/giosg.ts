import type { Preset } from '../preset.js';

export const giosg: Preset = {
  id: 'giosg',
  label: 'giosg',
  category: 'functional',
  provider: 'giosg.com Oy',
  country: 'FI',
  privacyUrl: 'https://www.giosg.com/privacy-policy',
  hosts: ['*.giosg.com', '*.giosgusercontent.com'],
  purposes: ['chat'],
  cookies: [
    { name: 'giosg_gid_*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'giosg_chat_id_*', kind: 'local-storage', purpose: 'conversation' },
    { name: 'giosg_*', kind: 'local-storage', purpose: 'conversation' },
    { name: 'giosg_*', kind: 'session-storage', purpose: 'conversation' },
  ],
  unsure: ['privacyUrl', 'names'],
};
