import { start } from './start.js';

export type { ConsentCallback } from './start.js';

start();
