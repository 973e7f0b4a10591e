import type { Preset } from './preset.js';

/** Runs on the site's own servers. https://learn.microsoft.com/previous-versions/aspnet/mt152258(v=vs.113) */
export const aspnet: Preset = {
  id: 'aspnet',
  label: 'ASP.NET',
  category: 'necessary',
  purposes: ['sign-in', 'form-protection'],
  cookies: [
    { name: '__RequestVerificationToken', retention: 'session', purpose: 'form-protection' },
    { name: '.AspNet.Cookies', retention: 'session', purpose: 'sign-in' },
  ],
  unsure: ['.AspNet.Cookies: longer than the session where the site remembers a sign-in'],
};
