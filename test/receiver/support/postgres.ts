import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

const sslRequest = 80_877_103;

/**
 * A PostgreSQL server for a test: the real one, compiled to WebAssembly, behind a socket, so that any client speaks to it as to
 * any server. It has one connection to give: those that come at once share it, message by message.
 */
export async function startPostgres(): Promise<{ address: string; close: () => Promise<void> }> {
  const database = await PGlite.create();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => socket.destroy()));
    serve(socket, database);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await database.close();
    },
  };
}

/** Cuts what comes into messages; the first has no type before its length: https://www.postgresql.org/docs/current/protocol-message-formats.html */
function serve(socket: Socket, database: PGlite): void {
  let received = Buffer.alloc(0);
  let started = false;
  let answered: Promise<unknown> = Promise.resolve();

  const answer = (message: Uint8Array) => {
    answered = answered.then(async () => socket.writable && socket.write(await database.execProtocolRaw(message)));
  };
  const take = () => {
    const lengthAt = started ? 1 : 0;
    if (received.length < lengthAt + 4) return undefined;
    const length = lengthAt + received.readInt32BE(lengthAt);
    if (received.length < length) return undefined;
    const message = received.subarray(0, length);
    received = received.subarray(length);
    return message;
  };
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (let message = take(); message; message = take()) {
      if (!started && message.readInt32BE(4) === sslRequest) socket.write('N');
      else {
        started = true;
        answer(new Uint8Array(message));
      }
    }
  });
}
