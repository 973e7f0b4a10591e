import { readFile } from 'node:fs/promises';
import { send } from '../local-server.mjs';
import { playerPage, posterImage, VISITOR_COOKIES } from './player.mjs';
import { probes } from './probes.mjs';

const JAVASCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };
const CSS = { 'content-type': 'text/css; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SVG = { 'content-type': 'image/svg+xml' };

/** Everything the third party has. An answer is `[headers, body]`, or a promise of one. */
const CONTENT = {
  '/v.ihtml/player.html': (url, request) => [
    { ...HTML, ...visitorCookies(request) },
    playerPage(photoId(url)),
  ],
  '/player.js': file('player.js', JAVASCRIPT),
  '/player.css': file('player.css', CSS),
  '/poster.jpg': (url) => [SVG, posterImage(photoId(url))],
  '/v.ihtml/event': () => [{}, ''],

  '/matomo.js': file('matomo.js', JAVASCRIPT),
  '/matomo.php': () => [{}, ''],
  '/in.js': file('in.js', JAVASCRIPT),
  '/count': () => [{ 'content-type': 'application/json' }, '{"count":128}'],
  '/widgets.js': file('widgets.js', JAVASCRIPT),
  '/sdk.js': file('sdk.js', JAVASCRIPT),
  '/beamer-embed.js': file('beamer-embed.js', JAVASCRIPT),
  '/hs.js': file('hs.js', JAVASCRIPT),
  '/gtag.js': file('gtag.js', JAVASCRIPT),
  '/v2/track': () => [
    { 'content-type': 'application/json' },
    '{"itemsReceived":1,"itemsAccepted":1,"errors":[]}',
  ],
  '/g/collect': () => [{}, ''],
  '/resources/um/integrations/core-consent-status/consent-status.js': file(
    'consent-status.js',
    JAVASCRIPT,
  ),
  '/__ptq.gif': probes['/pixel.gif'],

  ...probes,
};

export async function serveContent(request, response, url) {
  const headers = permissive(request);
  if (request.method === 'OPTIONS') return send(response, 204, headers);
  const content = CONTENT[url.pathname];
  if (!content)
    return send(response, 404, { ...headers, 'content-type': 'text/plain' }, 'Not found');
  const [own, body] = await content(url, request);
  send(response, 200, { ...headers, ...own }, body);
}

/** As open as a vendor's CDN is, so that nothing but the page's own restraint keeps a request from being made. */
function permissive({ headers }) {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'cross-origin-resource-policy': 'cross-origin',
    'timing-allow-origin': '*',
    vary: 'origin',
  };
}

/**
 * As a player in somebody else's page needs them. Partitioned, because Chromium 156 blocks them otherwise.
 * Secure works without https, because browsers trust the loopback.
 */
function visitorCookies({ headers }) {
  const missing = Object.entries(VISITOR_COOKIES).filter(
    ([name]) => !headers.cookie?.includes(`${name}=`),
  );
  if (!missing.length) return {};
  const attributes = 'Path=/; Max-Age=31536000; SameSite=None; Secure; Partitioned';
  return { 'set-cookie': missing.map(([name, value]) => `${name}=${value()}; ${attributes}`) };
}

function photoId(url) {
  return url.searchParams.get('photo_id') ?? '';
}

function file(name, headers) {
  const path = new URL(`files/${name}`, import.meta.url);
  return async () => [headers, await readFile(path, 'utf8')];
}
