import { pathToFileURL } from 'node:url';
import { startLocalServer } from './local-server.mjs';
import { createDecisionLog } from './server/decision-log.mjs';
import { createEventStreams } from './server/event-streams.mjs';
import { createPages } from './server/pages.mjs';
import { renew } from './server/renewal.mjs';
import { createRoutes } from './server/routes.mjs';
import { startThirdParty } from './third-party.mjs';

/**
 * The demo: Cetegra Docs on http://localhost, its third party on http://127.0.0.1, the library as built in dist/cdn.
 * `page(path, html, headers, sending)` adds a page (or replaces one) and returns its address; `{{thirdParty}}` works in it.
 * Records of decisions go to `database`: a file for SQLite, memory, or `postgres://…`.
 * `sending` is `{ size, pause }` for a page that comes slowly: so many characters at a time, so many milliseconds apart.
 */
export async function startDemo({ port = 0, thirdPartyPort = 0, database = ':memory:' } = {}) {
  const thirdParty = await startThirdParty({ port: thirdPartyPort });
  const pages = createPages({ thirdParty: thirdParty.origin });
  const streams = createEventStreams(thirdParty);
  const decisions = createDecisionLog(database);
  const endpoints = new Map([['/api/consent/renewal', renew], ...decisions.endpoints]);
  const local = await startLocalServer(
    createRoutes({ pages, endpoints, streams, thirdParty }),
    port,
  );
  const origin = `http://localhost:${local.port}`;

  return {
    origin,
    thirdParty,
    page(path, html, headers = {}, sending) {
      pages.add(path, html, headers, sending);
      return origin + path;
    },
    /** Lets `handle(request, response)` answer at a path. @returns its address */
    endpoint(path, handle) {
      endpoints.set(path, handle);
      return origin + path;
    },
    async close() {
      streams.close();
      await Promise.all([local.close(), thirdParty.close()]);
      await decisions.close();
    },
  };
}

/** `node demo/server.mjs`, with PORT and THIRD_PARTY_PORT where fixed ports are wanted. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { PORT = 8080, THIRD_PARTY_PORT = 0 } = process.env;
  const demo = await startDemo({ port: Number(PORT), thirdPartyPort: Number(THIRD_PARTY_PORT) });
  console.log(`Demo         ${demo.origin}/\nThird party  ${demo.thirdParty.origin}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => demo.close());
}
