import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { send, sendJson, sendSlowly } from '../local-server.mjs';

const LIBRARY = '/assets/consent/';
const ASSETS = '/assets/';

// In dev mode sirv looks at the disk for each request and answers no-store: a new build shows at once.
const library = folder('../../dist/cdn/');
const assets = folder('../assets/');

/** One address, one answer. A registered page comes first, so that a test can put itself in place of anything. */
export function createRoutes({ pages, endpoints, streams, thirdParty }) {
  return async (request, response) => {
    const url = new URL(request.url, 'http://demo');
    const page = await pages.find(url.pathname);
    if (page?.sending) return sendSlowly(response, page.headers, page.html, page.sending);
    if (page) return send(response, 200, page.headers, page.html);

    const endpoint = endpoints.get(url.pathname);
    if (endpoint) return endpoint(request, response);
    if (url.pathname === '/__third-party-log') return sendJson(response, thirdParty.log());
    if (url.pathname === '/__third-party-events') return streams.open(request, response, url);
    if (url.pathname === '/favicon.ico') return send(response, 204, {});
    if (url.pathname.startsWith(LIBRARY)) return serve(library, LIBRARY, request, response);
    if (url.pathname.startsWith(ASSETS)) return serve(assets, ASSETS, request, response);

    const lost = await pages.notFound(url.pathname);
    send(response, 404, lost.headers, lost.html);
  };
}

function folder(path) {
  return sirv(fileURLToPath(new URL(path, import.meta.url)), { dev: true, setHeaders: allowAll });
}

/** Other origins may load the library: an adopter's test page can stand anywhere. */
function allowAll(response) {
  response.setHeader('access-control-allow-origin', '*');
}

function serve(files, prefix, request, response) {
  request.url = request.url.slice(prefix.length - 1);
  files(request, response, () =>
    send(response, 404, { 'content-type': 'text/plain' }, 'Not found'),
  );
}
