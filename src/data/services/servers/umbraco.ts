import type { Preset } from '../preset.js';

/** Run by the site. https://docs.umbraco.com/ */
export const umbraco: Preset = {
  id: 'umbraco',
  label: 'Umbraco',
  category: 'necessary',
  purposes: ['sign-in', 'form-protection'],
  cookies: [
    { name: 'UMB_UCONTEXT', retention: 'session', purpose: 'sign-in', httpOnly: true },
    { name: 'UMB_UCONTEXT_C', retention: 'session', purpose: 'sign-in', httpOnly: true },
    { name: 'UMB_UPDCHK', retention: 7, purpose: 'limit' },
    { name: 'UMB-XSRF-TOKEN', retention: 'session', purpose: 'form-protection' },
    { name: 'UMB-XSRF-V', retention: 'session', purpose: 'form-protection', httpOnly: true },
  ],
  unsure: ['which of them visitors get who do not edit the site'],
};
