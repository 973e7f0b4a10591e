// Shows what was last pushed to each vendor's queue, and lets the visitor do something that one of them would count.
const rows = document.querySelector('[data-told]');
const QUEUES = {
  Matomo: { queue: '_paq', isAbout: ([name]) => /onsent/.test(String(name)) },
  HubSpot: { queue: '_hsp', isAbout: () => true },
  Google: { queue: 'dataLayer', isAbout: (item) => item[0] === 'consent' },
};

/** As a site's own page code does: it asks for a page view, long before Google's tag may run. */
function gtag() {
  (window.dataLayer ??= []).push(arguments);
}
gtag('config', 'G-DEMO');

const told = Object.fromEntries(Object.keys(QUEUES).map((vendor) => [vendor, '–']));
for (const [vendor, { queue, isAbout }] of Object.entries(QUEUES)) watch(vendor, queue, isAbout);
document
  .querySelector('[data-event]')
  .addEventListener('click', ({ target }) =>
    window._paq.push(['trackEvent', 'demo', target.dataset.event]),
  );
(window.cetegraConsent ??= []).push((store) => store.subscribe(() => queueMicrotask(draw)));

/** Vendors put something of their own in the queue's place, so its setter is the one place to hear of everything. */
function watch(vendor, name, isAbout) {
  let queue = window[name] ?? [];
  const note = (items) => {
    const about = items.filter(isAbout).at(-1);
    if (about)
      told[vendor] = [...about]
        .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
        .join(' ');
    draw();
  };
  const wrap = (it) => {
    const push = it.push.bind(it);
    it.push = (...items) => {
      const result = push(...items);
      note(items);
      return result;
    };
    for (const method of ['unshift', 'splice']) {
      if (!Array.isArray(it)) continue;
      const own = it[method].bind(it);
      it[method] = (...items) => {
        const result = own(...items);
        note(it);
        return result;
      };
    }
    return it;
  };
  if (Array.isArray(queue)) note(queue);
  queue = wrap(queue);
  Object.defineProperty(window, name, {
    configurable: true,
    get: () => queue,
    set(it) {
      queue = wrap(it);
    },
  });
}

function draw() {
  rows.replaceChildren(
    ...Object.entries(told).map(([vendor, last]) => {
      const row = document.createElement('tr');
      const head = document.createElement('th');
      head.scope = 'row';
      head.textContent = vendor;
      const cell = document.createElement('td');
      const code = document.createElement('code');
      code.textContent = last;
      cell.append(code);
      row.append(head, cell);
      return row;
    }),
  );
}
