import { after } from 'node:test';

/**
 * Preloaded into each test file's process. A test that failed half-way may leave its browser or server open, and that would keep
 * the process, and the whole run, for ever. Node's own --test-force-exit ends before the last results are written (Node 20).
 */
if (process.env.NODE_TEST_CONTEXT === 'child-v8') {
  // Hooks of the file come after this one, and a slow machine needs long to close a browser and to write the coverage. Unreferenced:
  // if nothing is left open, the process ends before.
  after(() => setTimeout(() => process.exit(), 60_000).unref());
}
