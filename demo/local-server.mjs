import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A server on the loopback, shared by the demo and its third party.
 * Resolves with the port, the raw server, and a close that does not wait for browsers:
 * they keep sockets and event streams open for as long as a tab lives.
 */
export async function startLocalServer(handle, port) {
  const server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error) => fail(response, error));
  });
  await listen(server, port);
  return { server, port: server.address().port, close: () => close(server) };
}

/** One answer with everything in it. HEAD gets the headers only. */
export function send(response, status, headers, body = '') {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** An answer in pieces, as a slow network or a streaming server brings it: parsers see elements without their end. */
export async function sendSlowly(response, headers, body, { size, pause }) {
  response.writeHead(200, { 'cache-control': 'no-store', ...headers });
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    response.write(body.slice(start, start + size));
    await wait(pause);
  }
  response.end();
}

export function sendJson(response, value, headers = {}) {
  send(response, 200, { 'content-type': 'application/json', ...headers }, JSON.stringify(value));
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server) {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function fail(response, error) {
  console.error(error);
  if (response.headersSent) response.destroy();
  else send(response, 500, { 'content-type': 'text/plain' }, String(error));
}
