import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { soon } from './visitor.js';
import { demo } from './visitor.js';
import type { ProofRecord } from '../../../src/endpoints/records/sent-record.js';

const schema = JSON.parse(
  await readFile(join(import.meta.dirname, '../../../docs/consent-record.schema.json'), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);

/** What is wrong with a record by the published schema; nothing, if it is right. */
export function faultsOf(record: unknown): string[] {
  validate(record);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What an endpoint does with the next request: a status, silence for ever, or a broken connection. */
export type Fault = number | 'silent' | 'broken';

export interface Endpoint {
  readonly path: string;
  /** Every request that came, in its order. */
  readonly requests: {
    readonly record: ProofRecord;
    readonly headers: IncomingMessage['headers'];
  }[];
  /** Records by id, those that were taken. */
  readonly taken: Map<string, ProofRecord>;
  /** What the next requests get, before all goes well. */
  faults: Fault[];
  /** What all requests get while it is set. */
  down: Fault | undefined;
}

let endpoints = 0;

/** An endpoint of the page's own origin for records, which fails as it is told. */
export function recordEndpoint(): Endpoint {
  const endpoint: Endpoint = {
    path: `/api/consent-${++endpoints}`,
    requests: [],
    taken: new Map(),
    faults: [],
    down: undefined,
  };
  demo.endpoint(endpoint.path, async (request: IncomingMessage, response: ServerResponse) => {
    const record = JSON.parse(await text(request)) as ProofRecord;
    endpoint.requests.push({ record, headers: request.headers });
    const fault = endpoint.down ?? endpoint.faults.shift();
    if (fault === 'silent') return;
    if (fault === 'broken') return void request.socket.destroy();
    if (fault === undefined) endpoint.taken.set(record.id, record);
    response.writeHead(fault ?? 201).end();
  });
  return endpoint;
}

/** A policy that sends its records there, for the head of a page. */
export function sending({ path }: Endpoint, more: object = {}): string {
  const policy = {
    revision: '2026-11-01',
    services: ['matomo', 'hubspot', 'twentythree', 'linkedin'],
    defaultMarket: 'no',
    markets: { no: {} },
    records: { url: path },
    ...more,
  };
  return `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
}

/** The records once there are so many of them. */
export async function taken({ taken }: Endpoint, count = 1): Promise<ProofRecord[]> {
  await soon(() => taken.size >= count, `${count} records at the endpoint`);
  return [...taken.values()];
}
