import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

/**
 * PGlite, which is PostgreSQL compiled to WebAssembly, behind a socket. It runs in a process of its own because tests stop it.
 * It has one session to give. Connections take turns, one statement (up to its Sync message) at a time.
 */
const sslRequest = 80_877_103;
const [folder, port] = process.argv.slice(2);
const database = await PGlite.create(folder);
let turn: Promise<unknown> = Promise.resolve();

const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  serve(socket);
});
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
console.log((server.address() as AddressInfo).port);

/** Cuts what comes into messages; the first has no type before its length: https://www.postgresql.org/docs/current/protocol-message-formats.html */
function serve(socket: Socket): void {
  let received = Buffer.alloc(0);
  let started = false;
  let statement: Uint8Array[] = [];

  const take = () => {
    const lengthAt = started ? 1 : 0;
    if (received.length < lengthAt + 4) return undefined;
    const length = lengthAt + received.readInt32BE(lengthAt);
    if (received.length < length) return undefined;
    const message = received.subarray(0, length);
    received = received.subarray(length);
    return message;
  };
  const run = (messages: Uint8Array[]) => {
    turn = turn
      .then(async () => {
        for (const message of messages) {
          const answer = await database.execProtocolRaw(message);
          if (socket.writable) socket.write(answer);
        }
      })
      .catch((error: unknown) => {
        console.error(error);
        socket.destroy();
      });
  };
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (let message = take(); message; message = take()) {
      const type = String.fromCharCode(message[0] ?? 0);
      if (!started && message.readInt32BE(4) === sslRequest) socket.write('N');
      else if (started && type === 'X') socket.end();
      else {
        statement.push(new Uint8Array(message));
        if (started && !['S', 'Q', 'p'].includes(type)) continue;
        started = true;
        run(statement);
        statement = [];
      }
    }
  });
}
