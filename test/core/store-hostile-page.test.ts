import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentChangeEvent, definePolicy, evaluate } from '../../src/core/index.js';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { openStore } from './support/open-store.js';
import { acceptedAll, granted, siteInput } from './support/site.js';

/** Runs with something added to every object, as another script's mistake does. */
function polluted<T>(additions: object, run: () => T): T {
  const names = Object.keys(additions);
  for (const name of names)
    Object.defineProperty(Object.prototype, name, {
      value: (additions as Record<string, unknown>)[name],
      configurable: true,
      writable: true,
      enumerable: true,
    });
  try {
    return run();
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  }
}

describe('S-4: what another script has put on every object', () => {
  const grants: readonly (readonly [what: string, additions: object])[] = [
    ['required', { required: true }],
    ['gpc', { gpc: false }],
    ['a jurisdiction', { jurisdiction: 'us' }],
    ['a category that silence grants', { jurisdiction: 'uk', optOut: ['statistics'] }],
    ['categories', { categories: [{ id: 'necessary' }, { id: 'statistics', required: true }] }],
    ['a category of services', { category: 'necessary' }],
    ['a default market', { defaultMarket: 'us', markets: { us: { jurisdiction: 'us' } } }],
  ];
  for (const [what, additions] of grants) {
    it(`grants nothing: ${what}`, () => {
      const silent = polluted(additions, () => {
        const policy = compilePolicy({ ...siteInput });
        return policy && granted(policy, evaluate(policy, undefined, { market: 'no' }, 0));
      });
      assert.equal(silent ?? '', '');
    });
  }

  it('S30: names no market that the policy does not: an entry without a name', () => {
    const silent = polluted({ '': { jurisdiction: 'us' } }, () => {
      const policy = compilePolicy({ ...siteInput });
      return policy && granted(policy, evaluate(policy, undefined, { market: 'atlantis' }, 0));
    });
    assert.equal(silent, '');
  });

  it('is no answer: an inherited one is not counted, neither of save() nor of every object', () => {
    const store = openStore();
    store.save(Object.create({ marketing: true }) as Record<string, boolean>);
    assert.equal(store.isGranted('marketing'), false);
    polluted({ marketing: true }, () => store.save({ statistics: true }));
    assert.deepEqual([store.isGranted('marketing'), store.isGranted('statistics')], [false, true]);
  });

  it('hides no change: a toJSON that says the same of everything', () => {
    const store = openStore({ storage: memoryStorage(acceptedAll) });
    polluted({ toJSON: () => 'x' }, () => store.withdrawAll());
    assert.deepEqual([store.state.method, store.isGranted('marketing')], ['withdraw', false]);
  });
});

describe('S-26: what a listener does to an event', () => {
  it('is not read by the next one', () => {
    const store = openStore();
    store.addEventListener('consent-change', (event) => {
      for (const name of ['state', 'granted', 'method', 'refused', 'record'])
        assert.throws(() => Object.assign(event, { [name]: 'theirs' }), TypeError);
    });
    let heard: ConsentChangeEvent | undefined;
    store.addEventListener('consent-change', (event) => (heard = event));
    store.denyAll();
    assert.deepEqual(
      [heard?.method, heard?.granted, heard?.state],
      ['reject-all', [], store.state],
    );
  });

  it('comes before it is broadcast', () => {
    const order: string[] = [];
    const store = openStore({ broadcast: ({ type }) => order.push(`broadcast ${type}`) });
    store.addEventListener('consent-change', () => order.push('listener'));
    store.denyAll();
    assert.deepEqual(order, ['listener', 'broadcast consent-change']);
  });
});

describe('S-26: what is no function', () => {
  it('is not called by push', () => {
    const store = openStore();
    for (const nothing of [undefined, null, 'run', {}]) store.push(nothing as () => void);
    let pushed: unknown;
    store.push((it) => (pushed = it));
    assert.equal(pushed, store);
  });
});

describe('S-1: a record from elsewhere that is none', () => {
  for (const [what, field] of Object.entries({
    'a gpc that is no boolean': { gpc: 'false' },
    'a revision that holds another key': { revision: '2026-11-01&g=1' },
    'a revision that is escaped': { revision: 'a%26g=1' },
    'a market that is no text': { market: 5 },
    'a method that is no text': { method: ['save'] },
  })) {
    it(`is ignored: ${what}`, () => {
      const store = openStore({ gpc: true });
      store.restore({ ...acceptedAll, ...field });
      assert.equal(store.state.status, 'undecided');
    });
  }
});

describe('S-4: an id that names something on objects', () => {
  it('is none: prototype', () =>
    assert.throws(
      () =>
        definePolicy({
          ...siteInput,
          categories: [{ id: 'prototype', label: { en: 'P' }, description: { en: 'P' } }],
          services: [],
        }),
      /prototype/,
    ));
});
