// Shaped like HubSpot's tracking code: its four cookies, its pixel, and the calls of its privacy queue. Without an answer it
// tracks; with one it does as told, and forgets it with the page.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const COOKIES = { __hstc: 15552000, hubspotutk: 15552000, __hssc: 1800, __hssrc: 0 };
  let allowed = true;

  const calls = {
    setHubSpotConsent({ analytics }) {
      if (analytics && !allowed) {
        allowed = true;
        track();
      }
      allowed = analytics;
    },
    revokeCookieConsent() {
      allowed = false;
      Object.keys(COOKIES).forEach((name) => (document.cookie = `${name}=; path=/; max-age=0`));
    },
    trackPageView: track,
    doNotTrack({ track: mayTrack = false } = {}) {
      document.cookie = `__hs_do_not_track=yes; path=/; max-age=${mayTrack ? 0 : 15552000}`;
      allowed = mayTrack;
    },
  };

  function track() {
    if (!allowed) return;
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
