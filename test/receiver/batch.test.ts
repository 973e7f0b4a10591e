import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBatches } from '../../packages/records/src/batch.js';

/** Batches that end when the test says so. */
function heldBatches() {
  const batches: { jobs: readonly number[]; end: () => void; fail: () => void }[] = [];
  let started = () => undefined as void;
  const add = inBatches(
    (jobs: readonly number[]) =>
      new Promise<number[]>((resolve, reject) => {
        batches.push({
          jobs,
          end: () => resolve(jobs.map((job) => job * 10)),
          fail: () => reject(new Error('full')),
        });
        started();
      }),
  );
  const next = async (count: number) => {
    while (batches.length < count) await new Promise<void>((resolve) => (started = resolve));
    return batches[count - 1]!;
  };
  return { add, next };
}

describe('Batches', () => {
  it('take together what arrived during the one before, and answer each job with its own result', async () => {
    const { add, next } = heldBatches();
    const first = add(1);
    const one = await next(1);
    const others = [add(2), add(3)];
    one.end();
    assert.equal(await first, 10);
    const two = await next(2);
    assert.deepEqual(two.jobs, [2, 3]);
    two.end();
    assert.deepEqual(await Promise.all(others), [20, 30]);
  });

  it('that fail reject each of their jobs, and the next batch is done', async () => {
    const { add, next } = heldBatches();
    const failing = [add(1), add(2)].map((done) => done.catch(() => 'failed'));
    (await next(1)).fail();
    assert.deepEqual(await Promise.all(failing), ['failed', 'failed']);
    const after = add(3);
    (await next(2)).end();
    assert.equal(await after, 30);
  });

  it('have at most a hundred jobs', async () => {
    const { add, next } = heldBatches();
    const all = Array.from({ length: 250 }, (_, index) => add(index));
    const sizes = [];
    for (const count of [1, 2, 3]) {
      const batch = await next(count);
      sizes.push(batch.jobs.length);
      batch.end();
    }
    assert.deepEqual(sizes, [100, 100, 50]);
    assert.equal((await Promise.all(all)).at(-1), 2490);
  });
});
