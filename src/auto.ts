import { start } from './setup/start.js';

export type { ConsentCallback } from './setup/start.js';

start();
