import { send, sendJson, startLocalServer } from './local-server.mjs';
import { createRequestLog } from './third-party/request-log.mjs';
import { serveContent } from './third-party/routes.mjs';

/**
 * The third party of the demo and of the end-to-end tests: another origin AND another site than the page
 * (127.0.0.1 against localhost), so that neither storage nor cookies are shared, as with a real vendor.
 * Everything that reaches it is logged, except `/__log` and `/__clear`.
 */
export async function startThirdParty({ port = 0 } = {}) {
  const log = createRequestLog();
  const local = await startLocalServer(
    (request, response) => respond(log, request, response),
    port,
  );
  local.server.on('connection', log.connected);
  local.server.on('upgrade', (request, socket) => {
    log.requested(request);
    socket.destroy();
  });

  return {
    origin: `http://127.0.0.1:${local.port}`,
    log: log.entries,
    connections: log.connections,
    clear: log.clear,
    subscribe: log.subscribe,
    async close() {
      log.unsubscribeAll();
      await local.close();
    },
  };
}

async function respond(log, request, response) {
  const url = new URL(request.url, 'http://third-party');
  const control = CONTROLS[url.pathname];
  if (control) {
    log.controlled(request);
    return control(log, url, request, response);
  }
  log.requested(request);
  await serveContent(request, response, url);
}

/** Only these two paths are control: HubSpot's own pixel, for one, is called `/__ptq.gif`. */
const CONTROLS = {
  '/__log': (log, url, request, response) =>
    sendJson(response, answerLog(log, url.searchParams), CONTROL_HEADERS),
  '/__clear'(log, url, request, response) {
    if (request.method === 'POST') log.clear();
    send(response, request.method === 'GET' ? 405 : 204, CONTROL_HEADERS);
  },
};

/** A control connection is never kept: a request of the page must not travel on it, nor be counted with it. */
const CONTROL_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': '*',
  connection: 'close',
};

function answerLog(log, query) {
  const entries = log.entries().filter((entry) => entry.path.startsWith(query.get('path') ?? ''));
  return query.get('with') === 'connections'
    ? { entries, connections: log.connections() }
    : entries;
}
