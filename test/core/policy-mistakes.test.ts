import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { findMistakes } from '../../src/core/policy/validate.js';

const words = { label: { en: 'Maps' }, description: { en: 'Shows maps.' } };
const service = { id: 'own', category: 'marketing', ...words };
const category = { id: 'own', ...words };

/** A policy with one thing wrong, where it is, and words that the reason must have: what to write instead. */
type Mistake = [title: string, keys: object, path: string, reason: RegExp];

const ids: Mistake[] = [
  ['a category and a service of one name', { categories: [{ id: 'maps', ...words }], services: [{ ...service, id: 'maps', category: 'maps' }] }, 'services[0].id', /taken by categories\[0\]. Categories and services share one name space/],
  ['a service named like a built-in category', { services: [{ ...service, id: 'marketing' }] }, 'services[0].id', /taken by categories\[4\]/],
  ['the same category twice', { categories: [category, category] }, 'categories[1].id', /taken by categories\[0\]/],
  ['the same service twice', { services: ['matomo', 'matomo'] }, 'services[1].id', /taken by services\[0\]/],
  ['a category named constructor', { categories: [{ ...category, id: 'constructor' }] }, 'categories[0].id', /"constructor" is no id: that name means something in JavaScript/],
  ['a service named constructor', { services: [{ ...service, id: 'constructor' }] }, 'services[0].id', /is no id/],
  ['a category without an id', { categories: [words] }, 'categories[0].id', /nothing is no id/],
  ['an id in capitals', { services: [{ ...service, id: 'Own' }] }, 'services[0].id', /"Own" is no id/],
  ['a market in capitals', { markets: { NO: {} } }, 'markets.NO', /"NO" is no market id/],
];

const values: Mistake[] = [
  ['a revision with a blank', { revision: '1 November' }, 'revision', /Write 1 to 32 of/],
  ['a revision of 33 characters', { revision: 'r'.repeat(33) }, 'revision', /is no revision/],
  ['a revision that is a number', { revision: 2 }, 'revision', /2 is no revision/],
  ['a controller without a name', { controller: {} }, 'controller.name', /nothing is no text/],
  ['an empty contact', { controller: { name: 'Cegal', contact: ' ' } }, 'controller.contact', /is no text/],
  ['a cookie name that is no token', { cookie: { name: 'a;b' } }, 'cookie.name', /is no cookie name. Write/],
  ['a cookie named __proto__', { cookie: { name: '__proto__' } }, 'cookie.name', /is no cookie name/],
  ['a cookie domain with a path', { cookie: { domain: 'example.com/a' } }, 'cookie.domain', /such as ".example.com"/],
  ['a cookie of one host with a domain', { cookie: { name: '__Host-consent', domain: '.example.com' } }, 'cookie.domain', /"__Host-consent" is a name for one host.*Leave the domain out/],
  ['S-6: an endpoint that is a script', { cookie: { renewUrl: 'javascript:alert(1)' } }, 'cookie.renewUrl', /is no address/],
  ['L9: a category of one\'s own without a label', { categories: [{ ...category, label: undefined }] }, 'categories[0].label', /is missing/],
  ['L9: a category of one\'s own without a description', { categories: [{ ...category, description: undefined }] }, 'categories[0].description', /is missing/],
  ['a label without a text', { categories: [{ ...category, label: {} }] }, 'categories[0].label', /has no text/],
  ['a text that is empty', { categories: [{ ...category, label: { en: '' } }] }, 'categories[0].label.en', /is no text/],
  ['required that is a text', { categories: [{ ...category, required: 'false' }] }, 'categories[0].required', /neither true nor false/],
  ['gpc that is null', { categories: [{ ...category, gpc: null }] }, 'categories[0].gpc', /neither true nor false/],
  ['a preset the catalogue does not have', { services: ['yuotube'] }, 'services[0]', /no preset "yuotube". Correct the name, or describe/],
  ['a preset whose category the policy does not have', { categories: [category], services: ['matomo'] }, 'services[0].category', /The preset "matomo" is of "statistics": add that category, or write \{ "id": "matomo", "category": "…" \}\./],
  ['a service in a category the policy does not have', { services: [{ ...service, category: 'maps' }] }, 'services[0].category', /"maps" is none of/],
  ['a service in another service', { services: ['matomo', { ...service, category: 'matomo' }] }, 'services[1].category', /"matomo" is none of/],
  ['a service of one\'s own without a category', { services: [{ id: 'own', ...words }] }, 'services[0].category', /is missing. Write one of the policy's categories: necessary, functional, performance, statistics, marketing\./],
  ['L9: a service of one\'s own without a label', { services: [{ ...service, label: undefined }] }, 'services[0].label', /is missing/],
  ['L9: a service of one\'s own without a description', { services: [{ ...service, description: undefined }] }, 'services[0].description', /is missing/],
  ['a date in words', { services: [{ ...service, since: '1 November 2026' }] }, 'services[0].since', /Write one such as "2026-11-01"/],
  ['a date that does not exist', { services: [{ ...service, since: '2026-13-01' }] }, 'services[0].since', /is no date/],
  ['a time without its zone', { services: [{ ...service, since: '2026-11-01T08:00:00' }] }, 'services[0].since', /is no date/],
  ['hosts that are one text', { services: [{ ...service, hosts: 'example.com' }] }, 'services[0].hosts', /is no list/],
  ['a cookie without a name', { services: [{ ...service, cookies: [{}] }] }, 'services[0].cookies[0].name', /is no text/],
  ['L11: a pattern that fits any name', { services: [{ ...service, cookies: [{ name: '*' }] }] }, 'services[0].cookies[0].name', /"\*" fits almost any name/],
  ['L11: a pattern that fits almost any name', { services: [{ ...service, cookies: [{ name: '_*' }] }] }, 'services[0].cookies[0].name', /Write more of the name/],
  ['a retention in words', { services: [{ ...service, cookies: [{ name: 'a', retention: '1 year' }] }] }, 'services[0].cookies[0].retention', /"session" or a number of days/],
  ['an unknown kind of storage', { services: [{ ...service, cookies: [{ name: 'a', kind: 'disk' }] }] }, 'services[0].cookies[0].kind', /none of cookie, local-storage/],
  ['S-6: a privacy page that is a script', { services: [{ ...service, privacyUrl: ' JavaScript:alert(1)' }] }, 'services[0].privacyUrl', /is no address/],
  ['S-6: a script hidden by a line break', { services: [{ ...service, privacyUrl: 'java\nscript:alert(1)' }] }, 'services[0].privacyUrl', /is no address/],
  ['S-6: a script hidden by a control character', { services: [{ ...service, privacyUrl: '\u0001javascript:alert(1)' }] }, 'services[0].privacyUrl', /is no address/],
  ['S-6: a data address', { markets: { no: { policyHref: 'data:text/html,x' } } }, 'markets.no.policyHref', /is no address/],
  ['an unknown jurisdiction', { markets: { no: { jurisdiction: 'ccpa' } } }, 'markets.no.jurisdiction', /none of gdpr, uk/],
  ['L13: a lifetime under 30 days', { markets: { no: { lifetimeDays: 29 } } }, 'markets.no.lifetimeDays', /from 30 to 395/],
  ['L13: a lifetime over 395 days', { markets: { no: { lifetimeDays: 396 } } }, 'markets.no.lifetimeDays', /from 30 to 395/],
  ['a lifetime in half days', { markets: { no: { lifetimeDays: 30.5 } } }, 'markets.no.lifetimeDays', /no whole number/],
  ['an objection where no law is known that lets a site wait for one', { markets: { atlantis: { optOut: ['statistics'] } } }, 'markets.atlantis.optOut', /under "gdpr" it has no effect/],
  ['a locale that is no language tag', { markets: { no: { locale: 'norsk bokmål' } } }, 'markets.no.locale', /is no language tag/],
  ['a locale in a list', { markets: { no: { locale: ['nb'] } } }, 'markets.no.locale', /is no language tag/],
  ['a default market the policy does not have', { defaultMarket: 'no' }, 'defaultMarket', /"no" is none of the policy's markets: there are none/],
  ['a default market that is a property of every object', { defaultMarket: 'constructor', markets: { no: {} } }, 'defaultMarket', /none of the policy's markets: no/],
  ['an integration without an id', { integrations: [{ key: 1 }] }, 'integrations[0]', /has no id. Write "matomo" or/],
  ['an importer that is a number', { importFrom: [7] }, 'importFrom[0]', /7 is no object/],
  ['an importer nobody knows', { importFrom: ['cookiesyes'] }, 'importFrom[0]', /"cookiesyes" is no tool that can be imported from. Known are cookieyes,/],
  ['an importer in an object nobody knows', { importFrom: [{ id: 'tcf' }] }, 'importFrom[0].id', /no tool that can be imported from/],
  ['a tool that cannot be followed', { importFrom: [{ id: 'klaro', follow: true }] }, 'importFrom[0].id', /no tool that can be followed. Known are cookieyes, cookiebot, onetrust, tcf/],
  ['an importer with a misspelt key', { importFrom: [{ id: 'klaro', category: {} }] }, 'importFrom[0].category', /no key of a policy here/],
  ['an importer whose category is mapped to one that is not there', { importFrom: [{ id: 'cookieyes', categories: { advertisement: 'ads' } }] }, 'importFrom[0].categories.advertisement', /"ads" is none of the policy's categories and services: necessary, functional/],
  ['an importer whose category is mapped to a list with a stranger in it', { importFrom: [{ id: 'cookieyes', categories: { other: ['marketing', 'x'] } }] }, 'importFrom[0].categories.other', /"x" is none of/],
  ['an importer whose category is mapped to nothing', { importFrom: [{ id: 'cookieyes', categories: { other: [] } }] }, 'importFrom[0].categories.other', /is none of/],
  ['an importer whose mapping is a list', { importFrom: [{ id: 'cookieyes', categories: ['marketing'] }] }, 'importFrom[0].categories', /a list is no object/],
  ['an importer whose first day is in words', { importFrom: [{ id: 'cookieyes', since: 'last May' }] }, 'importFrom[0].since', /Write one such as/],
  ['an importer that may be cleared', { importFrom: [{ id: 'cookieyes', clear: 'yes' }] }, 'importFrom[0].clear', /neither true nor false/],
  ['a tool that is followed beside others', { importFrom: [{ id: 'cookieyes', follow: true }, 'klaro'] }, 'importFrom', /what is followed decides alone/],
  ['an integration there is not', { integrations: ['matomoo'] }, 'integrations[0]', /no integration "matomoo". Known are matomo, hubspot.*needs a connect\(\)/],
  ['an integration twice', { integrations: ['matomo', { id: 'matomo' }] }, 'integrations[1]', /"matomo" is there twice/],
  ['an option of another integration', { integrations: [{ id: 'matomo', domain: 'a.example' }] }, 'integrations[0].domain', /no option here. Known are service, purposes, mode, pageView/],
  ['a mode of another integration', { integrations: [{ id: 'matomo', mode: 'basic' }] }, 'integrations[0].mode', /"basic" is none of full-consent, cookie-consent/],
  ['an integration that obeys a service the policy does not have', { integrations: [{ id: 'matomo', service: 'matomo' }] }, 'integrations[0].service', /"matomo" is no category or service of the policy/],
  ['a purpose the vendor does not have', { integrations: [{ id: 'clarity', purposes: { ad_storage: 'marketing' } }] }, 'integrations[0].purposes', /"ad_storage" is no purpose here. Known are ad_Storage, analytics_Storage/],
  ['S-6: a domain that is an address', { integrations: [{ id: 'twentythree', domain: 'evil.example/a?' }] }, 'integrations[0].domain', /no host name/],
  ['an integration without the domain it needs', { integrations: ['twentythree'] }, 'integrations[0].domain', /is missing/],
  ['a flag that is a number', { reloadOnWithdraw: 1 }, 'reloadOnWithdraw', /neither true nor false/],
];

const shapes: Mistake[] = ['controller', 'cookie', 'markets'].map((key) => [`${key} that is a list`, { [key]: [] }, key, /a list is no object/] as Mistake)
  .concat(['categories', 'services', 'integrations', 'importFrom'].map((key) => [`${key} that is an object`, { [key]: {} }, key, /an object is no list/]))
  .concat(['', 'cookie', 'controller'].map((key) => {
    const misspelt = { revison: 1, name: 'a' };
    return [`a misspelt key in ${key || 'the policy'}`, key ? { [key]: misspelt } : { revison: 1 }, key ? `${key}.revison` : 'revison', /is no key of a policy here. Known are/];
  }));

/** What decides about a grant, or for how long: with a mistake in it a page runs on no part of the policy. */
const decisive = /^(?:re\w+|categories|services|strictHosts|defaultMarket|cookie\.(?:name|domain)|markets\.\w+\.(?:jurisdiction|lifetimeDays)|categories\[\d+\]\.(?:id|required|gpc)|services\[\d+\](?:\.id|\.category|\.since)?)$/;

describe('Every mistake is found, with its path and its mend', () => {
  for (const [title, keys, path, reason] of [...ids, ...values, ...shapes]) {
    it(title, () => {
      const input: unknown = { revision: 'r1', ...keys };
      const mistakes = findMistakes(input);
      assert.deepEqual(mistakes.map((mistake) => mistake.path), [path], JSON.stringify(mistakes));
      assert.match(mistakes[0]?.reason ?? '', reason);
      if (decisive.test(path)) assert.equal(compilePolicy(input), undefined, 'must not be used');
    });
  }
});

describe('A mistake in what decides about a grant, or for how long, has the policy refused', () => {
  const refused: readonly (readonly [what: string, keys: object])[] = [
    ['a key that is no key of a policy', { service: ['matomo'] }],
    ['an unknown jurisdiction', { markets: { us: { jurisdiction: 'US' } } }],
    ...[1, 10_000, 29, 396, 180.5, 'x', null].map((lifetimeDays) => [`L13: a lifetime of ${String(lifetimeDays)} days`, { markets: { no: { lifetimeDays } } }] as const),
    ['a default market that does not exist', { defaultMarket: 'us' }],
    ['required that is neither true nor false', { categories: [{ id: 'marketing', required: 'false' }] }],
    ['I-1: gpc that is neither true nor false', { categories: [{ id: 'marketing', gpc: 0 }] }],
    ['strictHosts that is neither true nor false', { strictHosts: 'yes' }],
    ['reloadOnWithdraw that is neither true nor false', { reloadOnWithdraw: 1 }],
    ['S-7: a cookie name that browsers refuse', { cookie: { name: 'a;b' } }],
    ['S-7: a cookie domain that is none', { cookie: { domain: '.example.com; Path=/foo' } }],
  ];
  for (const [what, keys] of refused) {
    it(what, () => {
      const input = { revision: 'r1', ...keys };
      assert.equal(compilePolicy(input), undefined);
      assert.notDeepEqual(findMistakes(input), [], 'and it is told');
    });
  }
  it('and what is right is not', () => {
    const policy = compilePolicy({ $schema: 'x', revision: 'r1', cookie: { name: 'ours', domain: '.example.com' }, defaultMarket: 'no', markets: { no: { jurisdiction: 'gdpr', lifetimeDays: 30 }, us: { lifetimeDays: 395 } }, strictHosts: true, reloadOnWithdraw: true });
    assert.deepEqual([policy?.cookie.name, policy?.markets.no?.lifetimeDays, policy?.markets.us?.jurisdiction, policy?.strictHosts, policy?.reloadOnWithdraw], ['ours', 30, 'us', true, true]);
  });
});

describe('What is no policy at all', () => {
  for (const input of [undefined, null, true, 1, 'r1', [], [{ revision: 'r1' }], () => undefined]) {
    it(`is refused: ${String(JSON.stringify(input))}`, () => {
      assert.deepEqual([findMistakes(input).length > 0, compilePolicy(input)], [true, undefined]);
    });
  }
});
