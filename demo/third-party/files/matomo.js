// Shaped like Matomo's tracker: the same queue, the same consent calls, the same first-party cookies.
// Like the original it keeps the hits made while consent is required, and sends them once it is given.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const asked = window._paq;
  const held = [];
  const settings = { url: `${home}/matomo.php`, site: '1', cookies: true, consent: true, tracked: false };
  const FIRST = ['setTrackerUrl', 'setSiteId', 'disableCookies', 'requireCookieConsent', 'requireConsent', 'setConsentGiven'];

  const calls = {
    setTrackerUrl: (url) => (settings.url = url),
    setSiteId: (id) => (settings.site = id),
    disableCookies: () => (settings.cookies = false),
    requireCookieConsent: () => (settings.cookies = false),
    setCookieConsentGiven: () => (settings.cookies = true),
    rememberCookieConsentGiven: () => calls.setCookieConsentGiven(),
    forgetCookieConsentGiven: forgetCookies,
    deleteCookies,
    requireConsent: () => (settings.consent = false),
    setConsentGiven() {
      settings.consent = settings.cookies = true;
      held.splice(0).forEach(hit);
    },
    rememberConsentGiven: () => calls.setConsentGiven(),
    forgetConsentGiven() {
      settings.consent = false;
      forgetCookies();
    },
    trackPageView: (title) => track({ action_name: title ?? document.title }),
    trackEvent: (category, action, name) => track({ e_c: category, e_a: action, e_n: name ?? '' }),
  };

  function track(parameters) {
    settings.tracked = true;
    if (settings.consent) hit(parameters);
    else held.push(parameters);
  }

  function hit(parameters) {
    if (settings.cookies) writeCookies();
    const query = new URLSearchParams({ ...parameters, idsite: settings.site, rec: '1', url: location.href, _id: visitorId() });
    fetch(`${settings.url}?${query}`, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => {});
  }

  function cookieNames() {
    return ['_pk_id', '_pk_ses'].map((name) => `${name}.${settings.site}.1fff`);
  }

  function writeCookies() {
    const [id, session] = cookieNames();
    const visitor = visitorId() || Math.random().toString(16).slice(2, 18).padEnd(16, '0');
    document.cookie = `${id}=${visitor}.${Math.floor(Date.now() / 1000)}.; path=/; max-age=33955200; SameSite=Lax`;
    document.cookie = `${session}=1; path=/; max-age=1800; SameSite=Lax`;
  }

  function visitorId() {
    return document.cookie.match(/(?:^|; )_pk_id\.[^=]*=([0-9a-f]{16})/)?.[1] ?? '';
  }

  function deleteCookies() {
    cookieNames().forEach((name) => (document.cookie = `${name}=; path=/; max-age=0`));
  }

  function forgetCookies() {
    settings.cookies = false;
    deleteCookies();
  }

  const run = ([name, ...rest]) => calls[name]?.(...rest);
  const queue = Array.isArray(asked) ? asked : [];
  queue.filter(([name]) => FIRST.includes(name)).forEach(run);
  queue.filter(([name]) => !FIRST.includes(name)).forEach(run);
  // Unlike the original, it counts the view by itself in a page that has no queue: handy for small fixtures.
  if (!asked) calls.trackPageView();
  window._paq = { push: (...commands) => commands.forEach(run) };
})();
