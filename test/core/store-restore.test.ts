import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { changesOf, openStore } from './support/open-store.js';
import {
  acceptedAll,
  day,
  granted,
  jar,
  now,
  refusedAll,
  site,
  siteWithNewcomer,
} from './support/site.js';

describe('store.restore', () => {
  const later = (record: typeof acceptedAll) => ({ ...record, decidedAt: record.decidedAt + 1 });
  const restored = (kept: typeof acceptedAll | undefined, record: unknown, options = {}) => {
    const storage = memoryStorage(kept);
    const store = openStore({ storage, ...options });
    store.restore(record);
    return { store, storage };
  };

  it('takes a decision where there is none, with its own dates, and keeps it', () => {
    const { store, storage } = restored(undefined, acceptedAll);
    assert.deepEqual(
      [store.state.status, store.state.decidedAt, store.state.expiresAt, store.state.persisted],
      ['decided', acceptedAll.decidedAt, acceptedAll.expiresAt, true],
    );
    assert.deepEqual(storage.read(), acceptedAll);
  });

  const wins: [string, typeof acceptedAll, typeof acceptedAll, boolean][] = [
    ['the newest wins: a newer grant', refusedAll, later(acceptedAll), true],
    ['the newest wins: a newer refusal', acceptedAll, later(refusedAll), false],
    ['an older grant is ignored', later(refusedAll), acceptedAll, false],
    ['an older refusal is ignored', later(acceptedAll), refusedAll, true],
    [
      'S10: a grant from ahead of the clock does not beat a refusal',
      refusedAll,
      { ...acceptedAll, decidedAt: now + 3_600_000 },
      false,
    ],
    [
      'S10: nor does a refusal lose to a grant that was kept from ahead of the clock',
      { ...acceptedAll, decidedAt: now + 3_600_000 },
      refusedAll,
      false,
    ],
    ['a denial wins a tie: the kept one', refusedAll, acceptedAll, false],
    ['a denial wins a tie: the restored one', acceptedAll, refusedAll, false],
    ['two equal decisions stay', acceptedAll, { ...acceptedAll }, true],
    [
      'an expired one gives way to an older one that is not',
      { ...later(refusedAll), expiresAt: now },
      acceptedAll,
      true,
    ],
  ];
  for (const [title, kept, record, marketing] of wins) {
    it(title, () => assert.equal(restored(kept, record).store.isGranted('marketing'), marketing));
  }

  it('tells what a newer refusal refused', () => {
    const store = openStore({ storage: memoryStorage(acceptedAll) });
    const changes = changesOf(store);
    store.restore(later(refusedAll));
    assert.deepEqual(
      changes.map(({ refused, method }) => [refused, method]),
      [[['functional', 'statistics', 'marketing'], 'reject-all']],
    );
  });

  it('a decision under another revision asks again', () =>
    assert.equal(
      restored(undefined, { ...acceptedAll, revision: 'r1' }).store.state.status,
      'stale',
    ));

  it('a later withdrawal outlives an earlier grant while a service waits to be asked about', () => {
    const { store } = restored(acceptedAll, undefined, { policy: siteWithNewcomer(now - day) });
    store.withdraw('marketing');
    store.restore({ ...acceptedAll, decidedAt: now - day / 2 });
    assert.equal(store.isGranted('marketing'), false);
  });

  const junk: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'yes'],
    ['a number', 1],
    ['a list', []],
    ['an empty object', {}],
    ['an expired record', { ...acceptedAll, expiresAt: now }],
    [
      'S-12: a record from more than a day ahead',
      { ...acceptedAll, decidedAt: now + day + 1, expiresAt: now + 9 * day },
    ],
    ['a record that ends before it began', { ...acceptedAll, expiresAt: acceptedAll.decidedAt }],
    ['dates as texts', { ...acceptedAll, decidedAt: String(now) }],
    ['dates that are no numbers', { ...acceptedAll, expiresAt: Number.NaN }],
    ['choices that are no object', { ...acceptedAll, choices: 'marketing' }],
    ['choices that are null', { ...acceptedAll, choices: null }],
    ['answers that are not true or false', { ...acceptedAll, choices: { marketing: 'true' } }],
    ['an unknown method', { ...acceptedAll, method: 'telepathy' }],
    ['an implied record', { ...acceptedAll, method: 'implied' }],
    ['a revision that fits no cookie', { ...acceptedAll, revision: 'a&c=marketing' }],
    ['a market that fits no cookie', { ...acceptedAll, market: '' }],
    ['another version of the format', { ...acceptedAll, version: 2 }],
    ['S-4: a record made by its prototype', JSON.parse('{"__proto__":{"decidedAt":1}}')],
  ];
  for (const [title, record] of junk) {
    it(`ignores ${title}`, () => {
      const { store, storage } = restored(undefined, record);
      assert.deepEqual([store.state.status, storage.read()], ['undecided', undefined]);
    });
  }

  it('S-1: what it takes can always be read back from the cookie', () => {
    const storage = jar(site);
    openStore({ storage }).restore({
      ...acceptedAll,
      choices: { marketing: true, linkedin: false, matomo: true },
      unasked: ['twentythree', 'twentythree', 'linkedin', 'matomo', 'constructor', 7],
    });
    assert.equal(granted(site, openStore({ storage }).state), 'matomo marketing');
  });

  it('S-4: takes no choice named like a property of every object', () => {
    const choices: unknown = JSON.parse(
      '{"marketing":true,"__proto__":true,"constructor":true,"x y":true}',
    );
    assert.deepEqual(restored(undefined, { ...acceptedAll, choices }).store.record?.choices, {
      marketing: true,
    });
  });
});
