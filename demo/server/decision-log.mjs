import { sendJson } from '../local-server.mjs';

const SHOWN = 20;

/**
 * The receiver within the demo, on its own origin, as a site would have it. It starts with its first request.
 *
 * @param {string} database a file, `:memory:` or `postgres://…`
 */
export function createDecisionLog(database) {
  let started;
  const start = () => (started ??= open(database));
  const receive = async (request, response) => (await start()).listener(request, response);

  return {
    endpoints: [
      ['/api/consent', receive],
      ['/api/consent/records.csv', receive],
      ['/api/consent/records.jsonl', receive],
      [
        '/__decisions',
        async (request, response) => sendJson(response, await (await start()).log.latest(SHOWN)),
      ],
    ],
    close: async () => (await started)?.log.close(),
  };
}

async function open(database) {
  // Built with everything else, so only now.
  const { createReceiver, listenerOf, openLog } = await import('@cetegra/consent-records');
  const log = await openLog(database);
  return { log, listener: listenerOf(createReceiver({ log, token: 'demo' })) };
}
