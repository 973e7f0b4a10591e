import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentStore } from '../../src/core/index.js';
import { run, type Scenario } from './support/scenario.js';
import {
  acceptedAll,
  answers,
  decision,
  everything,
  granted,
  jar,
  now,
  refusedAll,
  site,
} from './support/site.js';

const functional = 'functional beamer';
const statistics = 'statistics matomo';
const marketing = 'marketing twentythree linkedin';
const decided = { status: 'decided', asks: false } as const;
const partly = { status: 'decided', asks: true } as const;
const untouched = { status: 'undecided', asks: true, granted: '' } as const;

const required: Scenario[] = [
  {
    title: 'L15: a required category is granted before any answer and is not asked about',
    ...untouched,
  },
  {
    title: 'withdrawing a required category does nothing and reports it',
    when: (v) => v.withdraw('necessary'),
    ...untouched,
    reports: ['required-stays', 'withdraw("necessary")', 'necessary'],
  },
  {
    title: 'withdrawing a required service does nothing and reports it',
    when: (v) => v.withdraw('consent'),
    ...untouched,
    reports: ['required-stays', 'withdraw("consent")', 'necessary'],
  },
  {
    title: 'granting a required category answers nothing',
    when: (v) => v.grant('necessary'),
    ...untouched,
  },
  {
    title: 'saving a required category as denied leaves it granted and reports it',
    when: (v) => v.save({ necessary: false }),
    granted: '',
    ...decided,
    reports: ['required-stays', 'save({ necessary: false })', 'necessary'],
  },
  {
    title: 'refusing everything leaves the required category granted',
    when: (v) => v.denyAll(),
    granted: '',
    ...decided,
  },
  {
    title: 'an id the policy does not have is not granted, and reported',
    when: (v) => v.grant('nonsense'),
    ...untouched,
    reports: ['unknown-id', 'grant("nonsense")', 'nonsense'],
  },
  {
    title: 'an id that is a property of every object is not granted',
    when: (v) => v.grant('constructor'),
    ...untouched,
    reports: ['unknown-id', 'grant("constructor")', 'constructor'],
  },
];

const explicit: Scenario[] = [
  {
    title: "a service without an answer of its own has its category's: granted",
    when: (v) => v.grant('marketing'),
    granted: marketing,
    ...partly,
  },
  {
    title: "a service without an answer of its own has its category's: denied",
    when: (v) => v.withdraw('marketing'),
    granted: '',
    ...partly,
  },
  {
    title: 'a service granted on its own grants neither its category nor its neighbour',
    when: (v) => v.grant('twentythree'),
    granted: 'twentythree',
    ...partly,
  },
  {
    title: 'a service granted on its own stays granted while its category is denied',
    found: refusedAll,
    when: (v) => v.grant('twentythree'),
    granted: 'twentythree',
    ...decided,
  },
  {
    title: 'a service withdrawn on its own leaves its category granted',
    found: acceptedAll,
    when: (v) => v.withdraw('twentythree'),
    granted: everything.replace('twentythree ', ''),
    ...decided,
  },
  {
    title: 'a service withdrawn and granted again is as its category',
    found: acceptedAll,
    when: (v) => (v.withdraw('twentythree'), v.grant('twentythree')),
    granted: everything,
    ...decided,
  },
];

const exception = decision({ yes: 'twentythree', no: 'functional statistics marketing' });
const exclusion = decision({ yes: 'functional statistics marketing', no: 'twentythree' });

const later: Scenario[] = [
  {
    title: 'an exception stands until its category is answered again',
    found: exception,
    granted: 'twentythree',
    ...decided,
  },
  {
    title: 'an exclusion stands until its category is answered again',
    found: exclusion,
    granted: everything.replace('twentythree ', ''),
    ...decided,
  },
  {
    title: "grantAll removes the services' own answers",
    found: exclusion,
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
  {
    title: "denyAll removes the services' own answers",
    found: exception,
    when: (v) => v.denyAll(),
    granted: '',
    ...decided,
  },
  {
    title: "withdrawAll removes the services' own answers",
    found: exception,
    when: (v) => v.withdrawAll(),
    granted: '',
    ...decided,
  },
  {
    title: "grant(category) removes its services' own answers",
    found: exclusion,
    when: (v) => v.grant('marketing'),
    granted: everything,
    ...decided,
  },
  {
    title: "withdraw(category) removes its services' own answers",
    found: exception,
    when: (v) => v.withdraw('marketing'),
    granted: '',
    ...decided,
  },
  {
    title: "an answer about another category leaves a service's own answer",
    found: exception,
    when: (v) => v.grant('functional'),
    granted: `${functional} twentythree`,
    ...decided,
  },
  {
    title: "save removes the services' own answers",
    found: exclusion,
    when: (v) => v.save({ marketing: true }),
    granted: marketing,
    ...decided,
  },
  {
    title: 'save removes exceptions too',
    found: exception,
    when: (v) => v.save({ functional: true }),
    granted: functional,
    ...decided,
  },
];

const complete: Scenario[] = [
  {
    title: 'save denies an optional category that is not named',
    when: (v) => v.save({ functional: true }),
    granted: functional,
    ...decided,
  },
  {
    title: 'L8: saving with nothing selected is a refusal',
    found: acceptedAll,
    when: (v) => v.save({}),
    granted: '',
    ...decided,
  },
  {
    title: 'save applies the service answers given with it',
    when: (v) => v.save({ marketing: true, twentythree: false }),
    granted: 'marketing linkedin',
    ...decided,
  },
  {
    title: 'save can grant a service of a category it denies',
    when: (v) => v.save({ marketing: false, twentythree: true }),
    granted: 'twentythree',
    ...decided,
  },
  {
    title: 'save of a service alone denies every category',
    when: (v) => v.save({ twentythree: true }),
    granted: 'twentythree',
    ...decided,
  },
  {
    title: 'a truthy answer that is not true counts as denied, and is reported',
    when: (v) => v.save({ marketing: 'yes' as unknown as boolean }),
    granted: '',
    ...decided,
    reports: ['answer-not-boolean', 'marketing'],
  },
  {
    title: 'an unknown id in save grants nothing and is reported',
    when: (v) => v.save({ nonsense: true }),
    granted: '',
    ...decided,
    reports: ['unknown-id', 'save({ nonsense: true })', 'nonsense'],
  },
];

const partial: Scenario[] = [
  {
    title: 'grant leaves the unanswered unanswered',
    when: (v) => v.grant('functional'),
    granted: functional,
    ...partly,
  },
  {
    title: 'withdraw leaves the unanswered unanswered',
    when: (v) => v.withdraw('functional'),
    granted: '',
    ...partly,
  },
  {
    title: "a service's answer does not answer for its category",
    when: (v) => v.withdraw('twentythree'),
    granted: '',
    ...partly,
  },
  {
    title: 'the last category answered ends the asking',
    when: (v) => (v.grant('functional'), v.withdraw('statistics'), v.grant('marketing')),
    granted: `${functional} ${marketing}`,
    ...decided,
  },
  {
    title: 'a partial answer leaves the others as they were',
    found: acceptedAll,
    when: (v) => v.withdraw('marketing'),
    granted: `${functional} ${statistics}`,
    ...decided,
  },
  {
    title: 'grantAll answers everything',
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
  {
    title: 'denyAll answers everything',
    found: acceptedAll,
    when: (v) => v.denyAll(),
    granted: '',
    ...decided,
  },
  {
    title: 'withdrawAll answers everything',
    found: acceptedAll,
    when: (v) => v.withdrawAll(),
    granted: '',
    ...decided,
  },
  {
    title: 'reset forgets everything and asks again',
    found: acceptedAll,
    when: (v) => v.reset(),
    ...untouched,
  },
  {
    title: 'L3: nothing comes back after a reset and a partial answer',
    found: acceptedAll,
    when: (v) => (v.reset(), v.grant('functional')),
    granted: functional,
    ...partly,
  },
];

describe('A required category', () => run(required));
describe("A service's answer is its own, else its category's", () => run(explicit));
describe('A later answer about a category', () => run(later));
describe('A complete answer', () => run(complete));
describe('A partial answer', () => run(partial));

describe('What is recorded', () => {
  const decide = (answer: (store: ConsentStore) => void) => {
    const store = new ConsentStore({
      policy: site,
      storage: jar(site),
      market: 'no',
      now: () => now,
    });
    answer(store);
    return store;
  };

  const methods: [string, (store: ConsentStore) => void, string][] = [
    ['grantAll', (store) => store.grantAll(), 'accept-all'],
    ['denyAll', (store) => store.denyAll(), 'reject-all'],
    ['save', (store) => store.save({ marketing: true }), 'save'],
    ['grant', (store) => store.grant('marketing'), 'api'],
    ['grant at a gate', (store) => store.grant('twentythree', 'gate'), 'gate'],
    ['withdraw', (store) => store.withdraw('marketing'), 'withdraw'],
    ['withdrawAll', (store) => store.withdrawAll(), 'withdraw'],
  ];
  for (const [name, answer, method] of methods) {
    it(`L12: ${name} is recorded as ${method}`, () =>
      assert.equal(decide(answer).state.method, method));
  }

  it('L12: a withdrawal is told as one, also after an accept-all under the signal', () => {
    const store = new ConsentStore({
      policy: site,
      storage: jar(site),
      market: 'no',
      gpc: true,
      now: () => now,
    });
    const told: string[] = [];
    store.addEventListener('consent-change', ({ method }) => told.push(method));
    store.grantAll();
    store.withdraw('statistics');
    store.withdraw('marketing');
    assert.deepEqual(
      [told, store.state.method],
      [['accept-all', 'withdraw', 'withdraw'], 'withdraw'],
    );
  });

  it('S-26: the record is frozen: nobody outside can change what was decided', () => {
    for (const answer of [
      (store: ConsentStore) => store.grantAll(),
      (store: ConsentStore) => store.grant('marketing'),
      (store: ConsentStore) => store.restore(acceptedAll),
    ]) {
      const { record } = decide(answer);
      assert.ok(Object.isFrozen(record) && Object.isFrozen(record?.choices));
    }
  });

  it('withdrawAll records the same answers as denyAll', () => {
    assert.deepEqual(
      decide((store) => store.withdrawAll()).record?.choices,
      decide((store) => store.denyAll()).record?.choices,
    );
  });

  it('L13: a refusal lasts exactly as long as a grant', () => {
    const lasts = (answer: (store: ConsentStore) => void) => decide(answer).state.expiresAt;
    assert.equal(
      lasts((store) => store.denyAll()),
      lasts((store) => store.grantAll()),
    );
  });

  it('a service is recorded only where it differs from its category', () => {
    assert.deepEqual(
      decide((store) => store.save(answers('marketing twentythree', 'linkedin'))).record?.choices,
      {
        functional: false,
        statistics: false,
        marketing: true,
        linkedin: false,
      },
    );
  });

  it('nothing is recorded about a required category or its services', () => {
    assert.deepEqual(
      decide((store) => store.save({ necessary: false, consent: false })).record?.choices,
      {
        functional: false,
        statistics: false,
        marketing: false,
      },
    );
  });

  it('L8: every selection of categories is read back as it was saved', () => {
    const categories = ['functional', 'statistics', 'marketing'];
    for (let subset = 0; subset < 2 ** categories.length; subset += 1) {
      const chosen = categories.filter((_, index) => subset & (1 << index));
      const storage = jar(site);
      new ConsentStore({ policy: site, storage, market: 'no', now: () => now }).save(
        answers(chosen.join(' ')),
      );
      const { state } = new ConsentStore({ policy: site, storage, market: 'no', now: () => now });
      assert.deepEqual(
        granted(site, state)
          .split(' ')
          .filter((id) => categories.includes(id)),
        chosen,
      );
      assert.equal(state.needsDecision, false);
    }
  });
});
