export { createReceiver, type ReceiverOptions } from './app.js';
export { entriesOf, openLog, type Added, type DecisionLog, type Position } from './log.js';
export type { DecisionRecord, LogEntry } from './record.js';
export { countOld, forgetOld } from './retention.js';
export { listenerOf, startReceiver, type RunningReceiver } from './server.js';
export { readSettings, type Settings } from './settings.js';
