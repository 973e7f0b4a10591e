import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentStore } from '../../src/core/index.js';
import { changesOf, clock, openStore } from './support/open-store.js';
import { acceptedAll, day, granted, jar, now, site, siteWithNewcomer } from './support/site.js';

/** Two tabs of one browser: one storage, one clock, and no word between them until `refresh`. */
function twoTabs(policy = site, found = undefined as typeof acceptedAll | undefined) {
  const [storage, time] = [jar(policy, found), clock()];
  const tab = () => openStore({ policy, storage, now: time.read });
  return { one: tab(), other: tab(), storage, time, fresh: () => granted(policy, tab().state) };
}

describe('S-13: two tabs', () => {
  it('show the same after a refresh, and tell it', () => {
    const { one, other } = twoTabs();
    const changes = changesOf(other);
    one.grant('marketing', 'gate');
    other.refresh();
    assert.deepEqual(other.state, one.state);
    assert.deepEqual(
      changes.map(({ method, granted }) => [method, granted[0]]),
      [['gate', 'marketing']],
    );
  });

  it('the later answer wins', () => {
    const { one, other, time, fresh } = twoTabs();
    other.denyAll();
    time.at += 1;
    one.grantAll();
    other.refresh();
    assert.deepEqual(
      [granted(site, other.state), fresh()],
      [granted(site, one.state), granted(site, one.state)],
    );
    time.at += 1;
    other.denyAll();
    one.refresh();
    assert.deepEqual([granted(site, one.state), fresh()], ['', '']);
  });

  for (const order of ['accept, then reject', 'reject, then accept']) {
    it(`deny wins a tie: ${order} in one millisecond`, () => {
      const { one, other, fresh } = twoTabs();
      const [first, second] = order.startsWith('accept') ? [one, other] : [other, one];
      one.refresh();
      if (first === one) (first.grantAll(), second.denyAll());
      else (first.denyAll(), second.grantAll());
      one.refresh();
      other.refresh();
      assert.deepEqual(
        [granted(site, one.state), granted(site, other.state), fresh()],
        ['', '', ''],
      );
    });
  }

  for (const [what, age, stands] of [
    ['within ten seconds is an echo, and is mended', 9999, ''],
    ['after ten seconds was put there on purpose and stands', 10_000, 'all'],
  ] as const) {
    it(`what an answer replaced an hour after it was given, found again ${what}`, () => {
      const { one, storage, time, fresh } = twoTabs();
      one.grantAll();
      const replaced = storage.read();
      time.at += 3_600_000;
      one.denyAll();
      const changes = changesOf(one);
      storage.write(replaced as NonNullable<typeof replaced>);
      time.at += age;
      assert.equal(one.refresh(), stands === '', 'whether the others must look again');
      assert.deepEqual(
        [granted(site, one.state) === '', fresh() === '', changes.length],
        stands ? [false, false, 1] : [true, true, 0],
      );
    });
  }

  for (const [what, lag, stands] of [
    ['a moment older', 999, ''],
    ['older by more than writing takes', 1000, 'all'],
  ] as const) {
    it(`what is found in the storage, ${what}: ${stands ? 'was put there on purpose and stands' : 'lost a race, and is mended'}`, () => {
      const { one, other, storage, time, fresh } = twoTabs();
      one.grantAll();
      const late = storage.read();
      time.at += lag;
      other.denyAll();
      // Not the very one that was replaced.
      storage.write({ ...(late as NonNullable<typeof late>), expiresAt: now + 99 * day });
      assert.equal(other.refresh(), stands === '', 'whether the others must look again');
      assert.equal(other.refresh(), false, 'there is nothing more to mend');
      one.refresh();
      assert.deepEqual(
        [granted(site, other.state), fresh()],
        [granted(site, one.state), granted(site, one.state)],
      );
      assert.equal(fresh() === '', stands === '');
    });
  }

  it('a partial answer builds on what the other tab decided, not on stale memory', () => {
    const { one, other, time, fresh } = twoTabs(site, acceptedAll);
    one.denyAll();
    time.at += 1;
    other.grant('functional');
    assert.equal(fresh(), 'functional beamer');
    assert.equal(granted(site, other.state), 'functional beamer');
  });

  it('a reset elsewhere is not undone by stale memory', () => {
    const { one, other, time, fresh } = twoTabs(site, acceptedAll);
    one.reset();
    time.at += 1;
    other.withdraw('functional');
    assert.deepEqual([fresh(), granted(site, other.state)], ['', '']);
  });

  it('deny wins a tie: a service one tab was not asked about is not granted by the other', () => {
    const { one, other, fresh } = twoTabs(siteWithNewcomer(now - day), acceptedAll);
    one.withdraw('linkedin');
    other.grantAll();
    assert.equal(fresh(), 'functional beamer statistics matomo marketing twentythree');
  });

  for (const first of ['one', 'other'] as const) {
    it(`deny wins a tie: of a service that one tab denied and the other was not asked about (${first} first)`, () => {
      const { one, other, fresh } = twoTabs(siteWithNewcomer(now - day), acceptedAll);
      if (first === 'one')
        (one.withdraw('linkedin'), other.save({ marketing: true, newcomer: false }));
      else (other.save({ marketing: true, newcomer: false }), one.withdraw('linkedin'));
      assert.equal(fresh(), 'marketing twentythree');
    });
  }

  it('S-12: what a tab found unusable gives way to what another tab decides', () => {
    const { one, other } = twoTabs(site, { ...acceptedAll, decidedAt: now + 3 * day });
    assert.equal(one.state.status, 'undecided');
    other.denyAll();
    one.refresh();
    assert.deepEqual(one.state, other.state);
  });

  it('S-3: a cookie that vanished leaves nothing granted at the next look', () => {
    const { one, storage } = twoTabs(site, acceptedAll);
    storage.clear();
    one.refresh();
    assert.deepEqual([granted(site, one.state), one.state.status], ['', 'undecided']);
  });

  it('L14: an answer given later in the other tab counts while a service waits to be asked about', () => {
    const { one, other, time, fresh } = twoTabs(siteWithNewcomer(now - day), acceptedAll);
    one.withdraw('functional');
    other.refresh();
    one.withdraw('statistics');
    time.at += 1;
    other.grant('functional');
    assert.equal(fresh(), 'functional beamer marketing twentythree linkedin');
  });
});

describe('S-13: two tabs that write at once', () => {
  /** Another tab's record takes the place of what is written before it can be read back, once. */
  function overtaken(by: 'grantAll' | 'denyAll') {
    const [kept, time] = [jar(site), clock()];
    let [isFirst, isBlind] = [true, false];
    // It decided before it could see what was just written here.
    const other = openStore({
      storage: {
        read: () => (isBlind ? undefined : kept.read()),
        write: (record) => kept.write(record),
        clear: () => kept.clear(),
      },
      now: time.read,
    });
    const write = (record: typeof acceptedAll) => {
      kept.write(record);
      if (!isFirst) return true;
      [isFirst, isBlind] = [false, true];
      other[by]();
      isBlind = false;
      return false;
    };
    return {
      store: openStore({
        storage: { read: () => kept.read(), write, clear: () => kept.clear() },
        now: time.read,
      }),
      other,
      kept,
      time,
    };
  }

  for (const [mine, theirs] of [
    ['denyAll', 'grantAll'],
    ['grantAll', 'denyAll'],
  ] as const) {
    it(`${mine} here, overtaken in the same millisecond by ${theirs}: the denial stands in both and in the cookie`, () => {
      const { store, other, kept } = overtaken(theirs);
      store[mine]();
      for (const tab of [store, other, store, other]) tab.refresh();
      assert.deepEqual(
        [
          granted(site, store.state),
          granted(site, other.state),
          Object.values(kept.read()!.choices).includes(true),
        ],
        ['', '', false],
      );
      assert.deepEqual([store.state.persisted, other.state.persisted], [true, true]);
    });
  }

  it('by an older answer: the newer is written again at the next look, and the others are told', () => {
    const { store, other, kept, time } = overtaken('grantAll');
    const decided = time.at;
    time.at += 5;
    store.denyAll();
    kept.write({ ...acceptedAll, decidedAt: decided });
    assert.equal(store.refresh(), true);
    assert.equal(store.refresh(), false, 'once');
    other.refresh();
    assert.deepEqual([granted(site, other.state), kept.read()!.decidedAt], ['', decided + 5]);
  });
});

describe('A browser that refuses to keep the decision', () => {
  /** What it had before can still be read. */
  const refusing = (kept?: typeof acceptedAll) => ({
    read: () => kept,
    write: () => false,
    clear: () => undefined,
  });

  it('S-9: changes the state all the same, for this page', () => {
    const store = openStore({ storage: refusing() });
    const changes = changesOf(store);
    store.grantAll();
    assert.deepEqual(
      [
        store.isGranted('marketing'),
        store.state.persisted,
        store.state.needsDecision,
        changes.length,
      ],
      [true, false, false, 1],
    );
  });

  it('S-9: keeps the answers in memory: a look at the storage forgets none', () => {
    const store = openStore({ storage: refusing() });
    store.grant('functional');
    store.refresh();
    store.withdraw('statistics');
    store.refresh();
    assert.deepEqual(store.record?.choices, { functional: true, statistics: false });
  });

  it('does not bring back an old grant that could not be overwritten', () => {
    const store = openStore({ storage: refusing(acceptedAll) });
    store.denyAll();
    store.refresh();
    assert.equal(granted(site, store.state), '');
    store.withdraw('functional');
    assert.equal(granted(site, store.state), '');
  });

  it('says so in the state, and says it no more once a decision is kept', () => {
    const [kept, time] = [jar(site), clock()];
    let refuses = true;
    const store = new ConsentStore({
      policy: site,
      market: 'no',
      now: time.read,
      storage: {
        read: () => kept.read(),
        clear: () => kept.clear(),
        write: (record) => !refuses && kept.write(record),
      },
    });
    store.denyAll();
    assert.equal(store.state.persisted, false);
    refuses = false;
    time.at += 1;
    store.denyAll();
    assert.equal(store.state.persisted, true);
  });
});
