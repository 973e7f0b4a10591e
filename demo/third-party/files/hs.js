// Shaped like HubSpot's tracking code: its four cookies, its pixel, and the calls of its privacy queue.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const COOKIES = { __hstc: 15552000, hubspotutk: 15552000, __hssc: 1800, __hssrc: 0 };
  const consent = { analytics: true };

  const calls = {
    setHubSpotConsent({ analytics }) {
      consent.analytics = analytics;
      if (analytics) track();
    },
    revokeCookieConsent() {
      consent.analytics = false;
      Object.keys(COOKIES).forEach((name) => (document.cookie = `${name}=; path=/; max-age=0`));
    },
    trackPageView: track,
    doNotTrack: (options) => (consent.analytics = Boolean(options?.track)),
  };

  function track() {
    if (!consent.analytics) return;
    for (const [name, seconds] of Object.entries(COOKIES)) {
      document.cookie = `${name}=${Math.random().toString(16).slice(2)}; path=/; SameSite=Lax${seconds ? `; max-age=${seconds}` : ''}`;
    }
    new Image().src = `${home}/__ptq.gif?k=1&pu=${encodeURIComponent(location.href)}`;
  }

  const run = ([name, ...rest]) => calls[name]?.(...rest);
  for (const name of ['_hsp', '_hsq']) {
    const waiting = Array.isArray(window[name]) ? window[name] : [];
    window[name] = { push: (...commands) => commands.forEach(run) };
    waiting.forEach(run);
  }
  calls.trackPageView();
})();
