import type { Preset } from '../preset.js';

/**
 * Runs on the site's own servers: ASP.NET Core, then the classic one.
 * https://learn.microsoft.com/aspnet/core/security/, https://learn.microsoft.com/previous-versions/aspnet/mt152258(v=vs.113)
 */
export const aspnet: Preset = {
  id: 'aspnet',
  label: 'ASP.NET',
  category: 'necessary',
  purposes: ['sign-in', 'form-protection'],
  cookies: [
    { name: '.AspNetCore.Antiforgery.*', retention: 'session', purpose: 'form-protection' },
    { name: '.AspNetCore.Cookies*', retention: 'session', purpose: 'sign-in' },
    { name: '.AspNetCore.Identity.*', retention: 'session', purpose: 'sign-in' },
    { name: '.AspNetCore.Correlation.*', retention: 1, purpose: 'sign-in' },
    { name: '.AspNetCore.OpenIdConnect.Nonce.*', retention: 1, purpose: 'sign-in' },
    { name: '.AspNetCore.Session', retention: 'session', purpose: 'one-visit' },
    { name: '.AspNetCore.Mvc.CookieTempDataProvider*', retention: 'session', purpose: 'queue' },
    { name: '.AspNetCore.Culture', retention: 'session', purpose: 'settings' },
    { name: '.AspNet.Consent', retention: 365, purpose: 'choice' },
    { name: '__RequestVerificationToken*', retention: 'session', purpose: 'form-protection' },
    { name: 'ASP.NET_SessionId', retention: 'session', purpose: 'one-visit' },
    { name: '.AspNet.Cookies', retention: 'session', purpose: 'sign-in' },
    { name: '.AspNet.ApplicationCookie', retention: 'session', purpose: 'sign-in' },
    { name: '.ASPXAUTH', retention: 'session', purpose: 'sign-in' },
    { name: '__AntiXsrfToken', retention: 'session', purpose: 'form-protection' },
  ],
  unsure: [
    'sign-in cookies: longer than the session where the site remembers a sign-in',
    'which of them the site sets',
    '.AspNetCore.Culture: the site chooses how long it lasts',
  ],
};
