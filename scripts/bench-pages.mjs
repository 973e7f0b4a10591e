/** An image: the cheapest frame of another site. The demo's `/frame.html` sends beats, and those would be measured too. */
const FRAME = '{{thirdParty}}/pixel.gif';

/**
 * The pages of the benchmark. `gates(n)` has the banner and n closed gates, `templates(n)` the same with gates that cost
 * next to nothing to open; `naive(n)` has a button whose click makes n iframes at once: what a page does without a
 * library, and what ours is compared with.
 */
export function createPages(demo) {
  const add = (name, count, body) =>
    demo.page(
      `/bench-${name}-${count}`,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
      <style>consent-gate, iframe { display: block; width: 640px; height: 360px; border: 0; }</style>
      <script>(${watch})(${count})</script></head><body>${body}</body></html>`,
    );

  const gates = (name, count, make) =>
    add(
      name,
      count,
      `<cookie-banner></cookie-banner><main>${Array.from({ length: count }, make).join('')}</main>
      <script type="module" src="/assets/consent/consent.js"></script>`,
    );

  return {
    gates: (count) =>
      gates('gates', count, (_, index) =>
        gate(`loading="${loading(count)}" src="${FRAME}?${index}"`),
      ),
    templates: (count) => gates('gates-templates', count, () => TEMPLATE_GATE),
    naive: (count) =>
      add(
        'naive',
        count,
        `<button id="accept">Accept</button><main></main><script>(${openAll})(${count}, "${loading(count)}", "${FRAME}")</script>`,
      ),
  };
}

/** Gates to add and remove; content without an iframe, whose own garbage would hide the gate's. */
export const TEMPLATE_GATE = gate('', '<template><p>Content</p></template>');
export const SRC_GATE = gate('src="https://third-party.example/"');

/** Until each gate is open or has its placeholder, and the banner is there if anything is to be decided. */
export function settled(page) {
  const isSettled = () =>
    [...document.querySelectorAll('consent-gate')].every(
      ({ open, shadowRoot }) => open || shadowRoot.querySelector('[part=placeholder]'),
    ) &&
    (!globalThis.cetegraConsent.state.needsDecision ||
      document.querySelector('cookie-banner[open]'));
  return page.waitForFunction(isSettled, { polling: 50, timeout: 60_000 });
}

/** What the page's process holds when the garbage is gone: shadow trees too, and nodes that only a leak keeps. */
export async function usage(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  // A gate learns in a microtask, and the browser in a frame, that it was removed.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    heap: value('JSHeapUsedSize'),
  };
}

function gate(attributes, content = '') {
  return `<consent-gate category="marketing" service="twentythree" label="Film" ${attributes}>${content}</consent-gate>`;
}

/** From a thousand on lazy, in both pages: two cores do not load a thousand frames within the patience of anyone. */
function loading(count) {
  return count < 1000 ? 'eager' : 'lazy';
}

/**
 * Runs in the page before anything else. What follows a click is told in `bench`, in milliseconds from the click's own
 * time stamp: `paint` is the end of the first frame, `all` when the last of `count` was open, `busiest` the longest the
 * main thread was held.
 */
function watch(count) {
  const bench = (globalThis.bench = { paint: undefined, all: undefined, busiest: 0, opened });
  const since = () => performance.now() - bench.click;
  let open = 0;
  function opened() {
    open += 1;
    if (open === count) bench.all = since();
  }
  new PerformanceObserver((list) => {
    const after = list
      .getEntries()
      .filter(({ startTime, duration }) => startTime + duration > bench.click);
    bench.busiest = Math.max(bench.busiest, ...after.map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  // On the window and in the capture phase: before whatever answers the click.
  const hear = ({ timeStamp }) => {
    bench.click = timeStamp;
    // A frame's callbacks run before its layout and paint; a message posted in one of them is heard after.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (bench.paint = since());
    requestAnimationFrame(() => port2.postMessage(null));
  };
  addEventListener('click', hear, { capture: true, once: true });
  document.addEventListener('consent-gate-open', opened);
}

/** Runs in the naive page. The attributes are a gate's own, or the frames would not cost the same. */
function openAll(count, loading, address) {
  document.querySelector('#accept').addEventListener('click', ({ target }) => {
    target.remove();
    for (let index = 0; index < count; index += 1) {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
      frame.setAttribute('allow', 'fullscreen');
      frame.loading = loading;
      frame.src = `${address}?${index}`;
      document.querySelector('main').append(frame);
      globalThis.bench.opened();
    }
  });
}
