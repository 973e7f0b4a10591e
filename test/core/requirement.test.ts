import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '../../src/core/index.js';
import type { Mistake } from '../../src/core/diagnostics.js';
import { isMet, readRequirement } from '../../src/core/requirement.js';
import { acceptedAll, decision, now, refusedAll, site } from './support/site.js';

interface Gate {
  title: string;
  category: string | null;
  service: string | null;
  record?: typeof acceptedAll;
  open: boolean;
  /** What its author must mend. */
  mistake?: Mistake;
}

const onlyTwentythree = decision({ yes: 'twentythree', no: 'functional statistics marketing' });
const allButTwentythree = decision({ yes: 'functional statistics marketing', no: 'twentythree' });
const statisticsAndMarketing = decision({ yes: 'statistics marketing', no: 'functional' });

const gates: Gate[] = [
  { title: 'stays closed before any answer', category: 'marketing', service: null, open: false },
  {
    title: 'opens with its category',
    category: 'marketing',
    service: null,
    record: acceptedAll,
    open: true,
  },
  {
    title: 'stays closed where its category was refused',
    category: 'marketing',
    service: null,
    record: refusedAll,
    open: false,
  },
  {
    title: 'opens with its service alone',
    category: null,
    service: 'twentythree',
    record: onlyTwentythree,
    open: true,
  },
  {
    title: "opens with the service's own grant while the category it names is denied",
    category: 'marketing',
    service: 'twentythree',
    record: onlyTwentythree,
    open: true,
  },
  {
    title: 'stays closed for a denied service of a granted category',
    category: 'marketing',
    service: 'twentythree',
    record: allButTwentythree,
    open: false,
  },
  {
    title: 'needs all of several categories: one is missing',
    category: 'functional marketing',
    service: null,
    record: statisticsAndMarketing,
    open: false,
  },
  {
    title: 'needs all of several categories: all are there',
    category: ' statistics\n marketing ',
    service: null,
    record: statisticsAndMarketing,
    open: true,
  },
  {
    title: "a service's grant replaces no category but its own",
    category: 'marketing statistics',
    service: 'twentythree',
    record: onlyTwentythree,
    open: false,
  },
  {
    title: 'opens with the service and the other category',
    category: 'marketing statistics',
    service: 'twentythree',
    record: statisticsAndMarketing,
    open: true,
  },
  {
    title: 'a required category needs no answer',
    category: 'necessary',
    service: null,
    open: true,
  },
  {
    title: 'an empty service is none',
    category: 'marketing',
    service: '',
    record: acceptedAll,
    open: true,
  },
];

const known = 'necessary, functional, statistics, marketing';

const mistakes: Gate[] = [
  {
    title: 'category and service that disagree',
    category: 'functional',
    service: 'twentythree',
    open: false,
    mistake: ['category-disagrees', 'functional', 'twentythree', 'marketing'],
  },
  {
    title: "several categories without the service's own",
    category: 'functional statistics',
    service: 'twentythree',
    open: false,
    mistake: ['category-disagrees', 'functional statistics', 'twentythree', 'marketing'],
  },
  {
    title: 'a category that is not in the policy',
    category: 'maps',
    service: null,
    open: false,
    mistake: ['category-unknown', 'maps', known],
  },
  {
    title: 'one unknown category among known ones',
    category: 'marketing maps',
    service: null,
    open: false,
    mistake: ['category-unknown', 'maps', known],
  },
  {
    title: 'a service that is not in the policy',
    category: 'marketing',
    service: 'youtube',
    open: false,
    mistake: ['service-unknown', 'youtube'],
  },
  {
    title: 'a service where a category belongs',
    category: 'twentythree',
    service: null,
    open: false,
    mistake: ['category-unknown', 'twentythree', known],
  },
  {
    title: 'a category where a service belongs',
    category: null,
    service: 'marketing',
    open: false,
    mistake: ['service-unknown', 'marketing'],
  },
  {
    title: 'neither category nor service',
    category: null,
    service: null,
    open: false,
    mistake: ['category-missing', known],
  },
  {
    title: 'only blanks',
    category: '  ',
    service: '',
    open: false,
    mistake: ['category-missing', known],
  },
  {
    title: 'a name that every object has',
    category: 'constructor',
    service: 'valueOf',
    open: false,
    mistake: ['category-unknown', 'constructor', known],
  },
  {
    title: '__proto__',
    category: null,
    service: '__proto__',
    open: false,
    mistake: ['service-unknown', '__proto__'],
  },
];

describe('Content behind a gate', () => {
  for (const { title, category, service, record, open } of gates) {
    it(title, () => {
      const requirement = readRequirement(site, category, service);
      assert.equal(requirement.mistake, undefined);
      assert.equal(isMet(requirement, evaluate(site, record, {}, now)), open);
    });
  }
});

describe("An author's mistake closes the gate though all is granted, and is told", () => {
  for (const { title, category, service, mistake } of mistakes) {
    it(title, () => {
      const requirement = readRequirement(site, category, service);
      assert.deepEqual(requirement.mistake, mistake);
      assert.equal(isMet(requirement, evaluate(site, acceptedAll, {}, now)), false);
    });
  }
});

describe('The refusals that cover content', () => {
  const cover = (category: string | null, service: string | null) =>
    readRequirement(site, category, service).covered;

  it('are those of its categories', () =>
    assert.deepEqual(cover('marketing statistics', null), ['marketing', 'statistics']));
  it("are those of its service and the service's category", () =>
    assert.deepEqual(cover(null, 'twentythree'), ['marketing', 'twentythree']));
  it('name each once', () =>
    assert.deepEqual(cover('statistics marketing', 'twentythree'), [
      'statistics',
      'marketing',
      'twentythree',
    ]));
});
