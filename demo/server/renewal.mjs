import { send } from '../local-server.mjs';

/** `cookie.renewUrl` as a server answers it: the same cookie again, or nothing where there is no decision to keep. */
export async function renew(request, response) {
  if (request.method !== 'POST') return send(response, 405, { allow: 'POST' });
  // The library is there once it is built, and the demo starts without.
  const { renewConsentCookie } = await import('../../dist/server.js');
  const cookie = renewConsentCookie(request.headers.cookie, { now: Date.now(), secure: false });
  send(response, 204, cookie === undefined ? {} : { 'set-cookie': cookie });
}
