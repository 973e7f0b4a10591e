// Shaped like Google's tag: reads `arguments` from the data layer, obeys the consent told there, and shows it in the address
// of each ping: gcs=G1<ads><analytics>, as the original does. Without a default everything counts as granted.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const consent = { ad_storage: 'granted', analytics_storage: 'granted' };

  const calls = {
    consent: (when, told) => Object.assign(consent, told),
    event: (name) => ping(name),
    config: () => ping('page_view'),
  };

  function ping(name) {
    const bit = (purpose) => (consent[purpose] === 'granted' ? 1 : 0);
    if (bit('analytics_storage')) document.cookie = `_ga=GA1.1.${Math.floor(Math.random() * 1e9)}; path=/; max-age=63072000; SameSite=Lax`;
    fetch(`${home}/g/collect?v=2&en=${name}&gcs=G1${bit('ad_storage')}${bit('analytics_storage')}`, { mode: 'no-cors', keepalive: true }).catch(() => {});
  }

  const run = (item) => {
    if (Object.prototype.toString.call(item) === '[object Arguments]') calls[item[0]]?.(...[...item].slice(1));
  };
  const layer = (window.dataLayer ??= []);
  const push = layer.push;
  layer.push = (...items) => {
    items.forEach(run);
    return push.apply(layer, items);
  };
  [...layer].forEach(run);
  window.google_tag_manager = {};
})();
