import { after } from 'node:test';

/**
 * Preloaded into each test file's process. A test that failed half-way may leave its browser or server open, and that would keep
 * the process, and the whole run, for ever. Node's own --test-force-exit ends before the last results are written (Node 20).
 */
if (process.env.NODE_TEST_CONTEXT === 'child-v8') {
  // Unreferenced: where nothing was left open, the process is gone before.
  after(() => setTimeout(() => process.exit(), 1500).unref());
}
