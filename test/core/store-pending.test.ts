import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy } from '../../src/core/index.js';
import { isFollowing } from '../../src/core/policy/policy.js';
import { changesOf, openStore } from './support/open-store.js';
import { acceptedAll, granted, jar, now, refusedAll, site, siteInput } from './support/site.js';

/** An answer on its way from another tool, as long as the test wants. */
function onItsWay() {
  let arrive = (): void => undefined;
  const settled = new Promise<void>((resolve) => (arrive = resolve));
  return { settled, arrive: async () => (arrive(), settled.then()) };
}

describe('Promise 5: while an answer may be on its way from another tool', () => {
  it('silence grants nothing where it otherwise would', async () => {
    const [store, other] = [openStore({ market: 'us' }), onItsWay()];
    assert.equal(store.isGranted('statistics'), true);
    const changes = changesOf(store);
    store.waitFor(other.settled);
    assert.deepEqual([granted(site, store.state), store.state.method], ['', undefined]);
    assert.ok(changes[0]?.withdrawn.includes('statistics'));
    await other.arrive();
    assert.deepEqual([store.isGranted('statistics'), store.state.method], [true, 'implied']);
  });

  it('an answer that the visitor gave here stands', () => {
    const store = openStore({ storage: jar(site, acceptedAll), market: 'us' });
    store.waitFor(onItsWay().settled);
    assert.equal(store.isGranted('marketing'), true);
    store.withdraw('marketing');
    assert.equal(store.isGranted('marketing'), false);
    assert.equal(store.isGranted('statistics'), true);
  });

  it('what arrives is what is asked about no more', async () => {
    const [store, other] = [openStore(), onItsWay()];
    store.waitFor(other.settled);
    store.restore(refusedAll);
    await other.arrive();
    assert.deepEqual(
      [store.state.status, store.state.needsDecision, store.isGranted('marketing')],
      ['decided', false, false],
    );
  });

  it('there is a promise for who would ask, and none where nothing is on its way', () => {
    const [store, other] = [openStore(), onItsWay()];
    assert.equal(store.settled, undefined);
    store.waitFor(other.settled);
    assert.equal(store.settled, other.settled);
  });
});

describe('S-27: what a vendor that could not be told its denial would do', () => {
  it('counts as denied, for all that is withheld and nothing else', () => {
    const suspended = new Set(['statistics', 'twentythree']);
    const store = openStore({ storage: jar(site, acceptedAll), suspended });
    assert.equal(granted(site, store.state), 'functional beamer marketing linkedin');
    assert.equal(store.state.needsDecision, false);
  });

  it('is granted again when the vendor can be told, without a new answer', () => {
    const suspended = new Set(['marketing']);
    const storage = jar(site, acceptedAll);
    const [store, text] = [openStore({ storage, suspended }), storage.text];
    assert.equal(store.isGranted('linkedin'), false);
    suspended.clear();
    store.refresh();
    assert.deepEqual([store.isGranted('linkedin'), storage.text], [true, text]);
  });

  it("does not become the visitor's denial when something else is answered", () => {
    const suspended = new Set(['marketing']);
    const storage = jar(site, acceptedAll);
    openStore({ storage, suspended }).withdraw('statistics');
    assert.equal(
      granted(site, openStore({ storage }).state),
      'functional beamer marketing twentythree linkedin',
    );
  });
});

describe('Promise 5: a policy follows another tool', () => {
  const following = (importFrom: unknown[]) =>
    isFollowing({ ...site, importFrom: importFrom as never });

  it('where one of its importers says so', () => {
    assert.equal(
      isFollowing(definePolicy({ ...siteInput, importFrom: [{ id: 'cookieyes', follow: true }] })),
      true,
    );
    assert.equal(following(['klaro', { id: 'tcf', follow: true }]), true);
  });

  it('and not where it only imports, or says nonsense', () => {
    assert.deepEqual(
      [[], ['cookieyes'], [{ id: 'cookieyes', follow: false }], [null, 7]].map((list) =>
        Boolean(following(list)),
      ),
      [false, false, false, false],
    );
  });
});

describe('L8: a decision that could not be kept', () => {
  it('stands in memory over the older one it could not overwrite', () => {
    const storage = { ...jar(site, acceptedAll), write: () => false };
    const store = openStore({ storage });
    store.denyAll();
    store.refresh();
    assert.deepEqual([granted(site, store.state), store.state.persisted], ['', false]);
  });

  it('gives way to a newer one that another page could keep', () => {
    const storage = { ...jar(site), write: () => false };
    let time = now;
    const store = openStore({ storage, now: () => time });
    store.denyAll();
    time += 5;
    storage.text = jar(site, { ...acceptedAll, decidedAt: now + 5, expiresAt: now + 1e9 }).text;
    store.refresh();
    assert.deepEqual([store.isGranted('marketing'), store.state.persisted], [true, true]);
  });
});
