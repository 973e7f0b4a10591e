import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentStore, type ConsentState } from '../../src/core/index.js';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { changesOf, clock, openStore } from './support/open-store.js';
import { acceptedAll, day, granted, jar, now, refusedAll, site } from './support/site.js';

describe('store.state', () => {
  it('is the same object until something changes', () => {
    const store = openStore();
    const first = store.state;
    store.refresh();
    store.setMarket('no');
    assert.equal(store.state, first);
    store.grantAll();
    assert.notEqual(store.state, first);
  });

  it('is frozen all the way', () => {
    const { state } = openStore({ storage: memoryStorage(acceptedAll) });
    for (const value of [state, state.categories, state.services, state.signals])
      assert.ok(Object.isFrozen(value));
  });

  it('is what its decision meant: an earlier one is not changed by a later answer', () => {
    const store = openStore();
    const before = store.state;
    store.grantAll();
    assert.equal(before.categories.marketing, false);
  });

  it('has a kept decision at once', () =>
    assert.equal(openStore({ storage: memoryStorage(acceptedAll) }).state.status, 'decided'));

  it('L13: follows the clock when it is read again', () => {
    const time = clock();
    const store = openStore({ storage: memoryStorage(acceptedAll), now: time.read });
    const changes = changesOf(store);
    time.at += 180 * day;
    store.refresh();
    assert.deepEqual(
      [store.state.status, changes.length, store.record],
      ['undecided', 1, undefined],
    );
  });

  it('L13: a decision that has expired is told from none', () => {
    const time = clock();
    const store = openStore({ now: time.read });
    assert.equal(store.lapsed, false);
    store.denyAll();
    assert.equal(store.lapsed, false);
    time.at += 180 * day;
    assert.equal(store.lapsed, true);
    store.reset();
    assert.equal(store.lapsed, false);
  });
});

describe('store.isGranted', () => {
  const store = openStore({
    storage: memoryStorage({
      ...acceptedAll,
      choices: { marketing: true, twentythree: false, matomo: true },
    }),
  });
  const cases: [[string, string?], boolean][] = [
    [['necessary'], true],
    [['marketing'], true],
    [['statistics'], false],
    [['matomo'], true],
    [['twentythree'], false],
    [['marketing', 'linkedin'], true],
    [['marketing', 'twentythree'], false],
    [['statistics', 'matomo'], true],
    [['marketing', 'matomo'], false],
    [['marketing', 'nonsense'], false],
    [['nonsense'], false],
    [['constructor'], false],
    [['toString'], false],
    [['__proto__'], false],
    [[''], false],
    [['constructor', 'matomo'], false],
  ];
  for (const [ids, expected] of cases) {
    it(`is ${expected} for ${ids.map((id) => `"${id}"`).join(', ')}`, () =>
      assert.equal(store.isGranted(...ids), expected));
  }
});

describe('store.subscribe', () => {
  it('runs now and on every change, until stopped', () => {
    const store = openStore();
    const states: ConsentState[] = [];
    const stop = store.subscribe((state) => states.push(state));
    store.grantAll();
    stop();
    store.denyAll();
    assert.deepEqual(
      states.map(({ categories }) => categories.marketing),
      [false, true],
    );
  });

  it('counts the same function twice, each with its own end', () => {
    const store = openStore();
    let runs = 0;
    const count = () => void (runs += 1);
    const stop = store.subscribe(count);
    store.subscribe(count);
    stop();
    stop();
    store.grantAll();
    assert.equal(runs, 3);
  });

  it('leaves nothing behind when its first run throws', () => {
    const store = openStore();
    let runs = 0;
    const broken = () => {
      runs += 1;
      throw new Error('mine');
    };
    assert.throws(() => store.subscribe(broken), /mine/);
    store.grantAll();
    assert.equal(runs, 1);
  });
});

describe("The store's methods", () => {
  it('are bound', async () => {
    const {
      grantAll,
      denyAll,
      withdrawAll,
      save,
      grant,
      withdraw,
      reset,
      restore,
      setMarket,
      refresh,
      isGranted,
      subscribe,
      whenGranted,
      push,
    } = openStore();
    for (const answer of [
      grantAll,
      () => save({ marketing: true }),
      () => grant('marketing'),
      () => restore(acceptedAll),
    ]) {
      reset();
      answer();
      assert.ok(isGranted('marketing'));
      await whenGranted('marketing');
    }
    for (const refusal of [denyAll, withdrawAll, () => withdraw('marketing'), reset]) {
      grantAll();
      refusal();
      assert.equal(isGranted('marketing'), false);
    }
    setMarket('us');
    refresh();
    subscribe(({ market }) => assert.equal(market, 'us'));
    push((store) => assert.ok(store instanceof ConsentStore));
  });

  it('can be handed to a loop or a click: what else is passed does no harm', () => {
    const storage = jar(site);
    const { grant, ...store } = openStore({ storage });
    // What forEach passes besides, which a type would refuse and a plain script does not.
    const called = grant as unknown as (id: string, index: number) => void;
    ['functional', 'marketing'].forEach((id, index) => called(id, index));
    assert.equal(
      granted(site, openStore({ storage }).state),
      'functional beamer marketing twentythree linkedin',
    );
    const click: (event: Event) => void = store.denyAll;
    click(new Event('click'));
    assert.equal(granted(site, openStore({ storage }).state), '');
  });

  it('push calls with the store, once', () => {
    const store = openStore();
    const called: ConsentStore[] = [];
    store.push((one) => called.push(one));
    store.grantAll();
    assert.deepEqual(called, [store]);
  });
});

describe('store.record', () => {
  it('L14: says in which language the words were that were answered', () => {
    let locale = 'nb';
    const store = openStore({ locale: () => locale });
    store.denyAll();
    assert.equal(store.record?.locale, 'nb');
    locale = 'sv';
    store.grant('functional');
    assert.equal(store.record?.locale, 'sv');
  });

  it('L12: has a name of its own for each answer, where answers are sent', () => {
    let names = 0;
    const store = openStore({ newId: () => `record-${++names}` });
    store.grantAll();
    assert.equal(store.record?.id, 'record-1');
    store.withdraw('marketing');
    assert.equal(store.record?.id, 'record-2');
  });

  it('L12: has neither where nobody asked for them', () => {
    const store = openStore();
    store.grantAll();
    assert.deepEqual(
      ['id' in (store.record ?? {}), 'locale' in (store.record ?? {})],
      [false, false],
    );
  });
});

describe('store.setMarket', () => {
  it('changes the law and tells it', () => {
    const store = openStore();
    const changes = changesOf(store);
    store.setMarket('us');
    const { market, jurisdiction, needsDecision, categories } = store.state;
    assert.deepEqual(
      [market, jurisdiction, needsDecision, categories.marketing, changes.length],
      ['us', 'us', false, true, 1],
    );
  });

  it('changes the lifetime of later answers, not of earlier ones', () => {
    const store = openStore({ storage: memoryStorage(refusedAll) });
    store.setMarket('uk');
    assert.equal(store.state.expiresAt, refusedAll.expiresAt);
    store.denyAll();
    assert.deepEqual([store.state.expiresAt, store.record?.market], [now + 30 * day, 'uk']);
  });

  it('keeps an explicit decision', () => {
    const store = openStore({ storage: memoryStorage(refusedAll) });
    store.setMarket('us');
    assert.equal(granted(site, store.state), '');
  });
});

describe('store.marketOf', () => {
  it('says what the policy says of a market, the one that applies where none is named', () => {
    const store = openStore();
    assert.deepEqual([store.marketOf().id, store.marketOf().lifetimeDays], ['no', 180]);
    store.setMarket('uk');
    assert.deepEqual(
      [store.marketOf().id, store.marketOf().lifetimeDays, store.marketOf('us').jurisdiction],
      ['uk', 30, 'us'],
    );
  });

  it('knows the strictest law of one that nobody knows', () => {
    assert.equal(openStore().marketOf('atlantis').jurisdiction, 'gdpr');
  });
});

describe('Where nobody can be asked', () => {
  const denied = { denied: true, storage: memoryStorage(acceptedAll), market: 'us' };

  it('all is denied and nothing is asked, whatever was decided, in any market', () => {
    const { status, needsDecision, method, persisted, categories } = openStore(denied).state;
    assert.deepEqual(
      {
        status,
        needsDecision,
        method,
        persisted,
        marketing: categories.marketing,
        necessary: categories.necessary,
      },
      {
        status: 'undecided',
        needsDecision: false,
        method: undefined,
        persisted: false,
        marketing: false,
        necessary: true,
      },
    );
  });

  it('no answer is taken and nothing is written', () => {
    const storage = memoryStorage();
    const store = openStore({ ...denied, storage });
    store.grantAll();
    store.save({ marketing: true });
    store.grant('marketing');
    store.restore(acceptedAll);
    assert.deepEqual([granted(site, store.state), storage.read()], ['', undefined]);
  });
});
