// Shaped like Matomo's tracker: the same queue and order of calls, the same consent calls, the same first-party cookies.
// Like the original it keeps the hits made while consent is required, and sends them once it is given.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const asked = window._paq;
  const held = [];
  const settings = { url: `${home}/matomo.php`, site: '1', cookies: true, consent: true, hasSent: false, process: (request) => request };
  // What the original takes out of the queue first, in its order.
  const FIRST = ['forgetCookieConsentGiven', 'requireCookieConsent', 'disableCookies', 'setTrackerUrl', 'setSiteId', 'setCookieConsentGiven', 'requireConsent', 'setConsentGiven'];

  const calls = {
    setTrackerUrl: (url) => (settings.url = url),
    setSiteId: (id) => (settings.site = id),
    setCustomRequestProcessing: (process) => (settings.process = process),
    disableCookies() {
      settings.cookies = false;
      deleteCookies();
    },
    requireCookieConsent: () => calls.disableCookies(),
    setCookieConsentGiven() {
      if (settings.cookies || settings.off) return;
      settings.cookies = true;
      if (settings.hasSent) track({ ping: 1 });
    },
    rememberCookieConsentGiven: () => calls.setCookieConsentGiven(),
    forgetCookieConsentGiven: () => calls.disableCookies(),
    deleteCookies,
    setDoNotTrack(enable) {
      settings.off = enable && navigator.doNotTrack === '1';
      if (settings.off) calls.disableCookies();
    },
    requireConsent() {
      settings.consent = false;
      settings.cookies = false;
    },
    setConsentGiven(withCookies = true) {
      settings.consent = true;
      write('mtm_consent_removed', '', 0);
      held.splice(0).forEach(send);
      if (withCookies) calls.setCookieConsentGiven();
    },
    rememberConsentGiven: () => calls.setConsentGiven(),
    forgetConsentGiven(hours = 262_800) {
      write('mtm_consent_removed', Date.now(), hours * 3600);
      calls.forgetCookieConsentGiven();
      calls.requireConsent();
    },
    trackPageView: (title) => track({ action_name: title ?? document.title }),
    trackEvent: (category, action, name) => track({ e_c: category, e_a: action, e_n: name ?? '' }),
  };

  function track(parameters) {
    if (settings.cookies) writeCookies();
    const request = new URLSearchParams({ ...parameters, idsite: settings.site, rec: '1', url: location.href, _id: visitorId() });
    send(settings.process(String(request)));
  }

  function send(request) {
    if (!settings.consent) return held.push(request);
    settings.hasSent = true;
    if (request && !settings.off) fetch(`${settings.url}?${request}`, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => {});
  }

  function cookieNames() {
    return ['_pk_id', '_pk_ses'].map((name) => `${name}.${settings.site}.1fff`);
  }

  function writeCookies() {
    const [id, session] = cookieNames();
    const visitor = visitorId() || Math.random().toString(16).slice(2, 18).padEnd(16, '0');
    write(id, `${visitor}.${Math.floor(Date.now() / 1000)}.`, 33955200);
    write(session, 1, 1800);
  }

  function visitorId() {
    return document.cookie.match(/(?:^|; )_pk_id\.[^=]*=([0-9a-f]{16})/)?.[1] ?? '';
  }

  function deleteCookies() {
    cookieNames().forEach((name) => write(name, '', 0));
  }

  function write(name, value, seconds) {
    document.cookie = `${name}=${value}; path=/; expires=${new Date(seconds ? Date.now() + seconds * 1000 : 0).toUTCString()}; SameSite=Lax`;
  }

  const run = ([name, ...rest]) => (typeof name === 'function' ? name.apply(calls, rest) : calls[name]?.(...rest));
  const queue = Array.isArray(asked) ? asked : [];
  for (const name of FIRST) queue.filter((command) => command[0] === name).forEach(run);
  queue.filter(([name]) => !FIRST.includes(name)).forEach(run);
  // Unlike the original, it counts the view by itself in a page that has no queue: handy for small fixtures.
  if (!asked) calls.trackPageView();
  window._paq = { push: (...commands) => commands.forEach(run) };
})();
