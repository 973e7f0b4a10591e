import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { formProtection } from './purposes.js';

/** Runs on the site's own servers. https://learn.microsoft.com/previous-versions/aspnet/mt152258(v=vs.113) */
export const aspnet: Preset = {
  id: 'aspnet',
  label: 'ASP.NET',
  category: 'necessary',
  purpose: () => msg('Keeps the visitor signed in and protects forms against misuse.', { id: 'service.aspnet' }),
  cookies: [
    { name: '__RequestVerificationToken', retention: 'session', purpose: formProtection },
    { name: '.AspNet.Cookies', retention: 'session', purpose: () => msg('Keeps the visitor signed in.', { id: 'cookie.sign-in' }) },
  ],
  unsure: ['.AspNet.Cookies: longer than the session where the site remembers a sign-in'],
};
