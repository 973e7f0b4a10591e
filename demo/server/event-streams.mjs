const SHOWN = 50;
const SETTLE_MS = 60;

/**
 * Tells open pages what has reached the third party, without the page asking the third party itself.
 * `?since=` (epoch milliseconds) leaves out what was there before.
 */
export function createEventStreams(thirdParty) {
  const streams = new Set();
  let timer;

  // One message for a burst: a screen reader says the count once, not forty times.
  const unsubscribe = thirdParty.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      streams.forEach(push);
    }, SETTLE_MS);
  });

  function push({ response, since }) {
    const entries = thirdParty.log().filter((entry) => entry.at >= since);
    const latest = entries.slice(-SHOWN).map(({ at, method, path }) => ({ at, method, path }));
    response.write(`data: ${JSON.stringify({ count: entries.length, latest })}\n\n`);
  }

  return {
    open(request, response, url) {
      const stream = { response, since: Number(url.searchParams.get('since')) || 0 };
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      streams.add(stream);
      push(stream);
      response.on('close', () => streams.delete(stream));
    },

    close() {
      unsubscribe();
      clearTimeout(timer);
      streams.forEach(({ response }) => response.end());
      streams.clear();
    },
  };
}
