/** The drop-in: starts by itself, and gives scripts what `@cetegra/consent` does. */
import './auto.js';

export * from './index.js';
