import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentStore, definePolicy, evaluate, type Policy } from '../../src/core/index.js';
import { Oracle } from './support/oracle.js';
import { Random } from './support/random.js';
import {
  answers,
  day,
  granted,
  jar,
  now as start,
  siteInput,
  siteWithNewcomer,
} from './support/site.js';

const categories = ['functional', 'statistics', 'marketing'];
const services = ['beamer', 'matomo', 'twentythree', 'linkedin'];
const optional = [...categories, ...services];

/** One visitor, told at random what to do, with the oracle taking notes. */
class Visitor {
  now = start;
  /** What was done, for the message of a failure. */
  readonly diary: string[] = [];
  readonly oracle: Oracle;
  store: ConsentStore;
  #storage;

  constructor(
    readonly random: Random,
    public policy: Policy,
    public market: string,
    signal = false,
  ) {
    this.oracle = new Oracle(policy, signal);
    this.#storage = jar(policy);
    this.store = this.#open();
  }

  /** Most are answers; `changes` are what may happen around them. */
  step(changes: readonly (() => void)[] = []): void {
    if (changes.length > 0 && this.random.chance(0.3)) this.random.pick(changes)();
    else this.#answer();
  }

  /** A new page: the store is read from the cookie again. */
  turn(
    what: string,
    { policy = this.policy, market = this.market, signal = this.oracle.signal, after = 0 },
  ): void {
    this.diary.push(what);
    this.now += after;
    this.market = market;
    this.policy = this.oracle.policy = policy;
    this.oracle.signal = signal;
    this.store = this.#open();
  }

  justified(acceptAllOutweighs: boolean): string {
    return granted(this.policy, { ...this.store.state, ...this.#truths(acceptAllOutweighs) });
  }

  #truths(acceptAllOutweighs: boolean) {
    const truth = (ids: readonly { id: string }[]) =>
      Object.fromEntries(
        ids.map(({ id }) => [id, this.oracle.justifies(id, this.now, { acceptAllOutweighs })]),
      );
    return { categories: truth(this.policy.categories), services: truth(this.policy.services) };
  }

  #answer(): void {
    const { random, store, oracle } = this;
    this.now += 1 + random.below(5 * day);
    this.store.refresh();
    const id = random.pick([
      ...optional,
      ...(this.policy.services.some((one) => one.id === 'newcomer') ? ['newcomer'] : []),
    ]);
    const saved = answers(random.some(optional).join(' '));
    random.pick([
      () => (this.diary.push('grantAll'), store.grantAll(), oracle.all(true, this.now)),
      () => (this.diary.push('denyAll'), store.denyAll(), oracle.all(false, this.now)),
      () => (this.diary.push('withdrawAll'), store.withdrawAll(), oracle.all(false, this.now)),
      () => (this.diary.push('reset'), store.reset(), oracle.forget()),
      () => (
        this.diary.push(`save ${Object.keys(saved).join('+')}`),
        store.save(saved),
        oracle.save(saved, this.now)
      ),
      () => (this.diary.push(`grant ${id}`), store.grant(id), oracle.one(id, true, this.now)),
      () => (
        this.diary.push(`grant ${id}`),
        store.grant(id, 'gate'),
        oracle.one(id, true, this.now)
      ),
      () => (
        this.diary.push(`withdraw ${id}`),
        store.withdraw(id),
        oracle.one(id, false, this.now)
      ),
    ])();
  }

  #open(): ConsentStore {
    return new ConsentStore({
      policy: this.policy,
      storage: this.#storage,
      market: this.market,
      gpc: this.oracle.signal,
      now: () => this.now,
    });
  }
}

/** Runs many visitors for a while and looks at each of their steps. */
function follow(
  visitors: number,
  make: (random: Random) => Visitor,
  changes: (visitor: Visitor) => (() => void)[],
  look: (visitor: Visitor) => void,
): void {
  for (let seed = 1; seed <= visitors; seed += 1) {
    const visitor = make(new Random(seed));
    for (let steps = 0; steps < 12; steps += 1) {
      visitor.step(changes(visitor));
      look(visitor);
    }
  }
}

const site = definePolicy(siteInput);
const nextRevision = definePolicy({ ...siteInput, revision: 'r3' });

/** No grant without a reason. */
function assertJustified(visitor: Visitor, acceptAllOutweighs = true): void {
  const justified = visitor.justified(acceptAllOutweighs).split(' ');
  const unjustified = granted(visitor.policy, visitor.store.state)
    .split(' ')
    .filter((id) => id && !justified.includes(id));
  assert.deepEqual(unjustified, [], visitor.diary.join(', '));
}

describe('Over thousands of random visits', () => {
  it('opt-in: granted is exactly what was granted after the last refusal that covers it', () => {
    const pass = (visitor: Visitor) => [
      () => visitor.turn('60 days', { after: 60 * day }),
      () => visitor.turn('other market', { market: 'no' }),
    ];
    follow(
      2000,
      (random) => new Visitor(random, site, 'no'),
      pass,
      (visitor) => {
        const expected = visitor.oracle.lasts(visitor.now) ? visitor.justified(true) : '';
        assert.equal(
          granted(visitor.policy, visitor.store.state),
          expected,
          visitor.diary.join(', '),
        );
      },
    );
  });

  it('opt-in: nothing is granted without a grant, whatever changes around it', () => {
    const changes = (visitor: Visitor) => [
      () => visitor.turn('signal', { signal: !visitor.oracle.signal }),
      () =>
        visitor.turn('revision', {
          policy: visitor.policy.revision === 'r2' ? nextRevision : site,
        }),
      () => visitor.turn('newcomer', { policy: siteWithNewcomer(visitor.now + 1) }),
      () => visitor.turn('market', { market: visitor.random.pick(['no', 'uk', 'atlantis']) }),
      () => visitor.turn('100 days', { after: 100 * day }),
    ];
    follow(
      3000,
      (random) => new Visitor(random, site, 'no', random.chance(0.5)),
      changes,
      (visitor) => assertJustified(visitor),
    );
  });

  it('I-1: under the signal marketing is granted only by an answer made under it, in the US only by a specific one', () => {
    const changes = (visitor: Visitor) => [
      () => visitor.turn('signal', { signal: !visitor.oracle.signal }),
    ];
    follow(
      2000,
      (random) => new Visitor(random, site, 'us', true),
      changes,
      (visitor) => {
        if (!visitor.oracle.signal) return;
        const { marketing, twentythree, linkedin } = {
          ...visitor.store.state.categories,
          ...visitor.store.state.services,
        };
        const justified = visitor.justified(false).split(' ');
        for (const [id, isGranted] of Object.entries({ marketing, twentythree, linkedin })) {
          assert.ok(!isGranted || justified.includes(id), `${id}: ${visitor.diary.join(', ')}`);
        }
      },
    );
  });

  it('the cookie means what the memory means', () => {
    const changes = (visitor: Visitor) => [
      () => visitor.turn('signal', { signal: !visitor.oracle.signal }),
      () => visitor.turn('market', { market: visitor.random.pick(['no', 'us', 'uk']) }),
      () => visitor.turn('newcomer', { policy: siteWithNewcomer(visitor.now - day) }),
    ];
    follow(
      1000,
      (random) => new Visitor(random, site, random.pick(['no', 'us'])),
      changes,
      (visitor) => {
        const { store, policy, market, oracle, now } = visitor;
        const storage = jar(policy, store.record);
        const circumstances = { market, gpc: oracle.signal, persisted: true };
        assert.deepEqual(
          evaluate(policy, storage.read(), circumstances, now),
          evaluate(policy, store.record, circumstances, now),
          storage.text,
        );
      },
    );
  });
});
