import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy, evaluate } from '../../../src/core/index.js';
import type { ImportOptions } from '../../../src/core/policy/policy.js';
import { importers } from '../../../src/importers/all.js';
import { readDecision } from '../../../src/importers/read-decision.js';
import { sourceOf } from '../../../src/importers/source.js';

const now = Date.UTC(2026, 10, 1);
const yesterday = new Date(now - 86_400_000).toISOString();
const policy = definePolicy({
  revision: 'r1',
  categories: [
    { id: 'necessary' },
    { id: 'functional' },
    { id: 'statistics' },
    { id: 'marketing' },
  ],
  services: ['matomo', 'hotjar', 'youtube', 'beamer'],
  markets: { no: {} },
  defaultMarket: 'no',
});
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const vanilla = (value: object) => `cc_cookie=${json({ consentTimestamp: yesterday, ...value })}`;

/** What a page does with what the tool left, under our policy. */
function taken(id: string, header: string, options: Omit<ImportOptions, 'id'> = {}) {
  const importer = importers.find((one) => one.id === id) ?? assert.fail(id);
  const { record, reason, unmapped } = readDecision(
    importer,
    { id, ...options },
    sourceOf(header),
    { policy, market: 'no', now },
  );
  const { categories, services, needsDecision } = evaluate(policy, record, { market: 'no' }, now);
  const granted = Object.entries({ ...categories, ...services })
    .filter(([one, yes]) => yes && one !== 'necessary')
    .map(([one]) => one);
  return { granted, asks: needsDecision, choices: record?.choices, reason, unmapped };
}

describe('An imported decision grants what was chosen, service by service', () => {
  it('vanilla-cookieconsent: a service that was switched off in a category that is on stays denied', () => {
    const { granted, choices } = taken(
      'vanilla-cookieconsent',
      vanilla({
        categories: ['necessary', 'analytics'],
        services: { necessary: [], analytics: ['hotjar'] },
      }),
    );
    assert.deepEqual(
      [granted, choices],
      [['statistics', 'hotjar'], { statistics: true, matomo: false }],
    );
  });

  it('vanilla-cookieconsent: a category without a list of services speaks for all of its services', () => {
    const { granted } = taken(
      'vanilla-cookieconsent',
      vanilla({
        categories: ['necessary', 'analytics'],
        services: { analytics: [], marketing: [] },
      }),
    );
    assert.deepEqual(granted, ['statistics', 'matomo', 'hotjar']);
  });

  it('vanilla-cookieconsent: services are named as the site maps them, and the rest is reported', () => {
    const header = vanilla({
      categories: ['analytics'],
      services: { analytics: ['Matomo (self-hosted)', 'ga4'] },
    });
    const { granted, unmapped } = taken('vanilla-cookieconsent', header, {
      categories: { 'Matomo (self-hosted)': 'matomo' },
    });
    assert.deepEqual([granted, unmapped], [['statistics', 'matomo'], ['ga4']]);
  });

  it('vanilla-cookieconsent: the list of a category that is off grants nothing', () => {
    const { granted } = taken(
      'vanilla-cookieconsent',
      vanilla({
        categories: ['necessary'],
        services: { analytics: ['matomo', 'hotjar'], marketing: [] },
      }),
    );
    assert.deepEqual(granted, []);
  });

  it('vanilla-cookieconsent: two of its categories that mean one of ours cover the services of both lists', () => {
    const header = vanilla({
      categories: ['analytics', 'measurement'],
      services: { analytics: ['hotjar'], measurement: ['matomo'] },
    });
    assert.deepEqual(taken('vanilla-cookieconsent', header).granted, [
      'statistics',
      'matomo',
      'hotjar',
    ]);
  });

  it('vanilla-cookieconsent: a list that cannot be read grants no service', () => {
    for (const list of ['hotjar', { hotjar: true }, [7], null]) {
      const { granted } = taken(
        'vanilla-cookieconsent',
        vanilla({ categories: ['analytics'], services: { analytics: list } }),
      );
      assert.deepEqual(granted, ['statistics'], JSON.stringify(list));
    }
  });

  it('vanilla-cookieconsent: of two cookies only services that both chose are granted', () => {
    const one = vanilla({ categories: ['analytics'], services: { analytics: ['hotjar'] } });
    for (const list of [['matomo'], []]) {
      const other = vanilla({ categories: ['analytics'], services: { analytics: list } });
      assert.deepEqual(
        taken('vanilla-cookieconsent', `${one}; ${other}`).granted,
        list.length > 0 ? ['statistics'] : ['statistics', 'hotjar'],
      );
    }
  });
});

describe('Who answered about every service of a category is not asked about the category', () => {
  it('klaro: all refused is a refusal of the category', () => {
    const { choices, granted } = taken(
      'klaro',
      `klaro=${json({ matomo: false, hotjar: false, youtube: false, beamer: false })}`,
    );
    assert.deepEqual(
      [choices, granted],
      [{ functional: false, statistics: false, marketing: false }, []],
    );
  });

  it('klaro: all granted is a grant of the category', () => {
    const { choices, asks } = taken(
      'klaro',
      `klaro=${json({ matomo: true, hotjar: true, youtube: true, beamer: true })}`,
    );
    assert.deepEqual(
      [choices, asks],
      [{ functional: true, statistics: true, marketing: true }, false],
    );
  });

  it('klaro: some granted grants these, and answers the category with no', () => {
    const { choices, granted, asks } = taken(
      'klaro',
      `klaro=${json({ matomo: true, hotjar: false, youtube: false, beamer: true })}`,
    );
    assert.deepEqual(choices, {
      matomo: true,
      statistics: false,
      marketing: false,
      functional: true,
    });
    assert.deepEqual([granted, asks], [['functional', 'beamer', 'matomo'], false]);
  });

  it('klaro: a category with a service that nobody asked about stays open', () => {
    const { granted, asks } = taken(
      'klaro',
      `klaro=${json({ matomo: true, youtube: false, beamer: false })}`,
    );
    assert.deepEqual([granted, asks], [['matomo'], true]);
  });

  it('tarteaucitron: a service that it starts by itself is asked about, the others are not', () => {
    const { choices, granted, asks } = taken(
      'tarteaucitron',
      'tarteaucitron=!matomo=true!hotjar=true!youtube=true!beamer=wait',
    );
    assert.deepEqual(
      [choices, granted, asks],
      [{ hotjar: true, marketing: true }, ['marketing', 'hotjar', 'youtube'], true],
    );
  });

  it('tarteaucitron: a refusal of everything is complete', () => {
    const { granted, asks } = taken(
      'tarteaucitron',
      'tarteaucitron=!matomo=false!hotjar=false!youtube=false',
      { categories: { hotjar: ['hotjar', 'beamer'] } },
    );
    assert.deepEqual([granted, asks], [[], false]);
  });

  it('iframemanager: one video that may always show says nothing of the category', () => {
    const { choices, granted, asks } = taken('iframemanager', 'im_youtube=1');
    assert.deepEqual([choices, granted, asks], [{ youtube: true }, ['youtube'], true]);
  });
});

describe('c15t', () => {
  it('a refusal is taken over from the cookie alone, which names what was granted only', () => {
    const { granted, asks } = taken('c15t', `c15t=c.necessary:1,i.t:${now - 1000}`);
    assert.deepEqual([granted, asks], [[], false]);
  });

  it('what the cookie does not name was refused', () => {
    const { granted, asks } = taken('c15t', `c15t=c.necessary:1,c.measurement:1,i.t:${now - 1000}`);
    assert.deepEqual([granted, asks], [['statistics', 'matomo', 'hotjar'], false]);
  });
});

describe("HubSpot's banner", () => {
  it('an opt-out refuses every category, whatever older answers say', () => {
    const { granted, asks } = taken(
      'hubspot',
      '__hs_opt_out=yes; __hs_cookie_cat_pref=1:true,2:true,3:true',
    );
    assert.deepEqual([granted, asks], [[], false]);
  });

  it('an answer to all of its categories is complete', () => {
    const { granted, asks } = taken('hubspot', '__hs_cookie_cat_pref=1:true,2:false,3:false');
    assert.deepEqual([granted, asks], [['statistics', 'matomo', 'hotjar'], false]);
  });
});

describe('Cookie Information and Piwik PRO', () => {
  it('cookie-information: what was approved is granted, and nobody is asked again', () => {
    const header = `CookieInformationConsent=${json({ timestamp: yesterday, consents_approved: ['cookie_cat_necessary', 'cookie_cat_marketing'], consents_denied: ['cookie_cat_functional', 'cookie_cat_statistic'] })}`;
    const { granted, asks } = taken('cookie-information', header);
    assert.deepEqual([granted, asks], [['marketing', 'youtube'], false]);
  });

  it('piwik-pro: a refused marketing purpose refuses marketing', () => {
    const consents = {
      analytics: { status: 1 },
      remarketing: { status: 1 },
      conversion_tracking: { status: 0 },
    };
    assert.deepEqual(taken('piwik-pro', `ppms_privacy_a=${json({ consents })}`).granted, [
      'statistics',
      'matomo',
      'hotjar',
    ]);
  });
});
