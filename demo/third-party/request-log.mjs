/**
 * What reached the third party: every request, and every TCP connection, because a preconnect is a
 * connection without a request and tells the third party the visitor's address all the same.
 */
export function createRequestLog() {
  const subscribers = new Set();
  const uses = new WeakMap();
  let entries = [];
  let connections = new Set();

  const announce = () => subscribers.forEach((run) => run([...entries]));

  return {
    entries: () => [...entries],
    connections: () => [...connections].filter(({ use }) => use !== 'control').length,

    connected(socket) {
      const connection = { use: 'none' };
      uses.set(socket, connection);
      connections.add(connection);
    },

    requested(request) {
      const connection = uses.get(request.socket);
      use(connection, 'page');
      connections.add(connection); // may have been open, and forgotten by clear()
      entries.push(describe(request));
      announce();
    },

    controlled(request) {
      use(uses.get(request.socket), 'control');
    },

    clear() {
      entries = [];
      connections = new Set();
      announce();
    },

    /** Calls `run(entries)` now and on every change; returns the unsubscribe, like the store of the library. */
    subscribe(run) {
      subscribers.add(run);
      run([...entries]);
      return () => subscribers.delete(run);
    },

    unsubscribeAll: () => subscribers.clear(),
  };
}

/** A connection that carried a request of a page stays a page's, whatever else it carries later. */
function use(connection, by) {
  if (connection.use !== 'page') connection.use = by;
}

function describe({ method, url, headers }) {
  return {
    at: Date.now(),
    method,
    path: url,
    referer: headers.referer ?? '',
    cookie: headers.cookie ?? '',
    fetchDest: headers['sec-fetch-dest'] ?? '',
  };
}
