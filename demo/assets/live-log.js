// Shows what has reached the third party since this page began. It asks the demo's own server, never the third party.
const SHOWN = 6;

for (const panel of document.querySelectorAll('[data-live-log]')) {
  watch(panel);
}

function watch(panel) {
  let events;

  const start = () => {
    if (events || document.hidden) return;
    events = new EventSource(`/__third-party-events?since=${Math.floor(performance.timeOrigin)}`);
    events.onmessage = ({ data }) => show(panel, JSON.parse(data));
    events.onerror = () => panel.setAttribute('data-state', 'paused');
  };
  const stop = () => {
    events?.close();
    events = undefined;
  };

  // An open stream would hold one of the browser's six connections, and keep the page out of the back/forward cache.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  addEventListener('pagehide', stop);
  addEventListener('pageshow', start);
  start();
}

function show(panel, { count, latest }) {
  panel.dataset.state = count ? 'some' : 'none';
  const list = panel.querySelector('.live-paths');
  const paths = latest.slice(-SHOWN).reverse();
  list.replaceChildren(...paths.map(({ path }) => item(path)));
  if (count > paths.length)
    list.append(item(panel.dataset.earlier.replace('{n}', count - paths.length)));
  list.hidden = count === 0;
  say(panel, count);
}

/** Written only when it changes: a live region repeats what is written again. */
function say(panel, count) {
  const line = panel.querySelector('.live-count');
  if (line.querySelector('strong').textContent === String(count)) return;
  const [before, after] = (count === 1 ? panel.dataset.one : panel.dataset.many).split('{n}');
  const number = document.createElement('strong');
  number.textContent = count;
  line.replaceChildren(before, number, after);
}

function item(text) {
  const line = document.createElement('li');
  line.textContent = text.split('?')[0];
  line.title = text;
  return line;
}
