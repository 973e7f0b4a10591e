import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { openStore } from './support/open-store.js';
import { acceptedAll, refusedAll } from './support/site.js';

/** What became of a promise once everything that was due has run. */
async function outcome(promise: Promise<unknown>): Promise<string> {
  let result = 'pending';
  promise.then(
    () => (result = 'resolved'),
    (error: Error) => (result = `rejected: ${error.message}`),
  );
  await turn();
  return result;
}

describe('store.whenGranted', () => {
  it('resolves at once if granted', async () => {
    const store = openStore({ storage: memoryStorage(acceptedAll) });
    assert.equal(await outcome(store.whenGranted('marketing')), 'resolved');
    assert.equal(await outcome(store.whenGranted('twentythree')), 'resolved');
    assert.equal(await outcome(store.whenGranted('necessary')), 'resolved');
  });

  it('stays pending on a denial and resolves with a later grant', async () => {
    const store = openStore({ storage: memoryStorage(refusedAll) });
    const waiting = store.whenGranted('marketing');
    store.denyAll();
    store.grant('functional');
    assert.equal(await outcome(waiting), 'pending');
    store.grant('marketing');
    assert.equal(await outcome(waiting), 'resolved');
  });

  it('waits for all of several ids, granted at the same time', async () => {
    const store = openStore();
    const waiting = store.whenGranted(['statistics', 'twentythree']);
    store.grant('statistics');
    store.withdraw('statistics');
    store.grant('twentythree');
    assert.equal(await outcome(waiting), 'pending');
    store.grant('statistics');
    assert.equal(await outcome(waiting), 'resolved');
  });

  it('never resolves for an id the policy does not have', async () => {
    const store = openStore();
    const waiting = [
      store.whenGranted('nonsense'),
      store.whenGranted(['marketing', 'constructor']),
    ];
    store.grantAll();
    for (const one of waiting) assert.equal(await outcome(one), 'pending');
  });

  it('rejects with the reason when aborted while it waits', async () => {
    const controller = new AbortController();
    const waiting = openStore().whenGranted('marketing', { signal: controller.signal });
    controller.abort(new Error('left the page'));
    assert.equal(await outcome(waiting), 'rejected: left the page');
  });

  it('rejects when it was aborted before, even if granted', async () => {
    const store = openStore({ storage: memoryStorage(acceptedAll) });
    assert.equal(
      await outcome(
        store.whenGranted('marketing', { signal: AbortSignal.abort(new Error('too late')) }),
      ),
      'rejected: too late',
    );
  });

  it('is not changed by an abort after the grant, nor by a grant after the abort', async () => {
    const [store, controller] = [openStore(), new AbortController()];
    const granted = store.whenGranted('functional', { signal: controller.signal });
    const aborted = store.whenGranted('marketing', { signal: controller.signal });
    store.grant('functional');
    assert.equal(await outcome(granted), 'resolved');
    controller.abort(new Error('stop'));
    store.grant('marketing');
    assert.equal(await outcome(aborted), 'rejected: stop');
    assert.equal(await outcome(granted), 'resolved');
  });
});

describe('S-20: while the page is prerendered, store.whenGranted', () => {
  function prerendered() {
    let visit = (): void => undefined;
    const activated = new Promise<void>((resolve) => (visit = resolve));
    return {
      store: openStore({ storage: memoryStorage(acceptedAll), activated }),
      visit: () => visit(),
    };
  }

  it('stays pending though granted, and resolves when the page is visited', async () => {
    const { store, visit } = prerendered();
    const waiting = store.whenGranted('marketing');
    assert.equal(await outcome(waiting), 'pending');
    visit();
    assert.equal(await outcome(waiting), 'resolved');
  });

  it('goes by what is granted at the visit', async () => {
    const { store, visit } = prerendered();
    const waiting = store.whenGranted('marketing');
    store.withdraw('marketing');
    visit();
    assert.equal(await outcome(waiting), 'pending');
    store.grant('marketing');
    assert.equal(await outcome(waiting), 'resolved');
  });

  it('can be aborted, and stays so after the visit', async () => {
    const { store, visit } = prerendered();
    const controller = new AbortController();
    const waiting = store.whenGranted('marketing', { signal: controller.signal });
    controller.abort(new Error('stop'));
    assert.equal(await outcome(waiting), 'rejected: stop');
    visit();
    assert.equal(await outcome(waiting), 'rejected: stop');
  });
});
