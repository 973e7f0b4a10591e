import { memoryStorage } from '../../../src/page/memory-storage.js';
import { openStore } from './open-store.js';

/** Run as a process of its own by store-events.test.ts. */
const reported: string[] = [];
process.on('uncaughtException', (error) => reported.push(error.message));

const heard: string[] = [];
const storage = memoryStorage();
const store = openStore({ storage });
store.addEventListener('consent-change', () => {
  throw new Error('mine');
});
store.addEventListener('consent-change', ({ method }) => heard.push(method));
store.grantAll();
store.denyAll();
setImmediate(() =>
  console.log(JSON.stringify({ heard, reported, stored: storage.read()?.method })),
);
