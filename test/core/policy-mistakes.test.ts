import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { findMistakes } from '../../src/core/policy/validate.js';

const words = { label: { en: 'Maps' }, description: { en: 'Shows maps.' } };
const service = { id: 'own', category: 'marketing', ...words };
const category = { id: 'own', ...words };

/** A policy with one mistake, its path, and what the reason must contain. */
type Mistake = [title: string, keys: object, path: string, reason: RegExp];

const ids: Mistake[] = [
  [
    'a category and a service of one name',
    {
      categories: [{ id: 'maps', ...words }],
      services: [{ ...service, id: 'maps', category: 'maps' }],
    },
    'services[0].id',
    /already the id of categories\[0\]\. Categories and services share one namespace/,
  ],
  [
    'a service named like a built-in category',
    { services: [{ ...service, id: 'marketing' }] },
    'services[0].id',
    /already the id of categories\[4\]/,
  ],
  [
    'the same category twice',
    { categories: [category, category] },
    'categories[1].id',
    /already the id of categories\[0\]/,
  ],
  [
    'the same service twice',
    { services: ['matomo', 'matomo'] },
    'services[1].id',
    /already the id of services\[0\]/,
  ],
  [
    'a category named constructor',
    { categories: [{ ...category, id: 'constructor' }] },
    'categories[0].id',
    /"constructor" is not a valid id: JavaScript reserves this name/,
  ],
  [
    'a service named constructor',
    { services: [{ ...service, id: 'constructor' }] },
    'services[0].id',
    /is not a valid id/,
  ],
  [
    'a category without an id',
    { categories: [words] },
    'categories[0].id',
    /is missing\. Use 1–32/,
  ],
  [
    'an id in capitals',
    { services: [{ ...service, id: 'Own' }] },
    'services[0].id',
    /"Own" is not a valid id/,
  ],
  ['a market in capitals', { markets: { NO: {} } }, 'markets.NO', /"NO" is not a valid market id/],
];

const values: Mistake[] = [
  ['a revision with a blank', { revision: '1 November' }, 'revision', /Use 1–32 characters/],
  [
    'a revision of 33 characters',
    { revision: 'r'.repeat(33) },
    'revision',
    /is not a valid revision/,
  ],
  ['a revision that is a number', { revision: 2 }, 'revision', /2 is not a valid revision/],
  [
    'a controller without a name',
    { controller: {} },
    'controller.name',
    /is missing\. Write a text/,
  ],
  [
    'an empty contact',
    { controller: { name: 'Cegal', contact: ' ' } },
    'controller.contact',
    /expected a non-empty string/,
  ],
  [
    'a cookie name that is no token',
    { cookie: { name: 'a;b' } },
    'cookie.name',
    /is not a valid cookie name\. Use/,
  ],
  [
    'a cookie named __proto__',
    { cookie: { name: '__proto__' } },
    'cookie.name',
    /is not a valid cookie name/,
  ],
  [
    'a cookie domain with a path',
    { cookie: { domain: 'example.com/a' } },
    'cookie.domain',
    /such as ".example.com"/,
  ],
  [
    'a cookie of one host with a domain',
    { cookie: { name: '__Host-consent', domain: '.example.com' } },
    'cookie.domain',
    /"__Host-consent" allows one host only.*Remove the domain/,
  ],
  [
    'S-6: an endpoint that is a script',
    { cookie: { renewUrl: 'javascript:alert(1)' } },
    'cookie.renewUrl',
    /is not a valid endpoint/,
  ],
  [
    "L9: a category of one's own without a label",
    { categories: [{ ...category, label: undefined }] },
    'categories[0].label',
    /is missing/,
  ],
  [
    "L9: a category of one's own without a description",
    { categories: [{ ...category, description: undefined }] },
    'categories[0].description',
    /is missing/,
  ],
  [
    'a label without a text',
    { categories: [{ ...category, label: {} }] },
    'categories[0].label',
    /at least one text/,
  ],
  [
    'a text that is empty',
    { categories: [{ ...category, label: { en: '' } }] },
    'categories[0].label.en',
    /expected a non-empty string/,
  ],
  [
    'required that is a text',
    { categories: [{ ...category, required: 'false' }] },
    'categories[0].required',
    /expected true or false/,
  ],
  [
    'gpc that is null',
    { categories: [{ ...category, gpc: null }] },
    'categories[0].gpc',
    /expected true or false/,
  ],
  [
    'a preset the catalogue does not have',
    { services: ['yuotube'] },
    'services[0]',
    /"yuotube" is not a preset of the catalogue\. Correct the name, or describe/,
  ],
  [
    'a preset whose category the policy does not have',
    { categories: [category], services: ['matomo'] },
    'services[0].category',
    /the preset "matomo" belongs to "statistics", .+ Add that category, or write \{ "id": "matomo", "category": "…" \}\./,
  ],
  [
    'a service in a category the policy does not have',
    { services: [{ ...service, category: 'maps' }] },
    'services[0].category',
    /"maps" is not a category of the policy/,
  ],
  [
    'a service in another service',
    { services: ['matomo', { ...service, category: 'matomo' }] },
    'services[1].category',
    /"matomo" is not a category of the policy/,
  ],
  [
    "a service of one's own without a category",
    { services: [{ id: 'own', ...words }] },
    'services[0].category',
    /is missing\. Write a category of the policy\. The policy has necessary, functional, performance, statistics, marketing\./,
  ],
  [
    "L9: a service of one's own without a label",
    { services: [{ ...service, label: undefined }] },
    'services[0].label',
    /is missing/,
  ],
  [
    "L9: a service of one's own without a description",
    { services: [{ ...service, description: undefined }] },
    'services[0].description',
    /is missing/,
  ],
  [
    'a date in words',
    { services: [{ ...service, since: '1 November 2026' }] },
    'services[0].since',
    /Use one such as "2026-11-01"/,
  ],
  [
    'a date that does not exist',
    { services: [{ ...service, since: '2026-13-01' }] },
    'services[0].since',
    /is not a valid date/,
  ],
  [
    'a time without its zone',
    { services: [{ ...service, since: '2026-11-01T08:00:00' }] },
    'services[0].since',
    /is not a valid date/,
  ],
  [
    'hosts that are one text',
    { services: [{ ...service, hosts: 'example.com' }] },
    'services[0].hosts',
    /expected an array/,
  ],
  [
    'a cookie without a name',
    { services: [{ ...service, cookies: [{}] }] },
    'services[0].cookies[0].name',
    /is missing\. Write a text/,
  ],
  [
    'L11: a pattern that fits any name',
    { services: [{ ...service, cookies: [{ name: '*' }] }] },
    'services[0].cookies[0].name',
    /"\*" matches almost any name/,
  ],
  [
    'L11: a pattern that fits almost any name',
    { services: [{ ...service, cookies: [{ name: '_*' }] }] },
    'services[0].cookies[0].name',
    /Write more of the name/,
  ],
  [
    'a retention in words',
    { services: [{ ...service, cookies: [{ name: 'a', retention: '1 year' }] }] },
    'services[0].cookies[0].retention',
    /"session" or a number of days/,
  ],
  [
    'an unknown kind of storage',
    { services: [{ ...service, cookies: [{ name: 'a', kind: 'disk' }] }] },
    'services[0].cookies[0].kind',
    /expected one of cookie, local-storage/,
  ],
  [
    'S-6: a privacy page that is a script',
    { services: [{ ...service, privacyUrl: ' JavaScript:alert(1)' }] },
    'services[0].privacyUrl',
    /is not a web address/,
  ],
  [
    'S-6: a script hidden by a line break',
    { services: [{ ...service, privacyUrl: 'java\nscript:alert(1)' }] },
    'services[0].privacyUrl',
    /is not a web address/,
  ],
  [
    'S-6: a script hidden by a control character',
    { services: [{ ...service, privacyUrl: '\u0001javascript:alert(1)' }] },
    'services[0].privacyUrl',
    /is not a web address/,
  ],
  [
    'S-6: a data address',
    { markets: { no: { policyHref: 'data:text/html,x' } } },
    'markets.no.policyHref',
    /is not a web address/,
  ],
  [
    'an unknown jurisdiction',
    { markets: { no: { jurisdiction: 'ccpa' } } },
    'markets.no.jurisdiction',
    /expected one of gdpr, uk/,
  ],
  [
    'L13: a lifetime under 30 days',
    { markets: { no: { lifetimeDays: 29 } } },
    'markets.no.lifetimeDays',
    /from 30 to 395/,
  ],
  [
    'L13: a lifetime over 395 days',
    { markets: { no: { lifetimeDays: 396 } } },
    'markets.no.lifetimeDays',
    /from 30 to 395/,
  ],
  [
    'a lifetime in half days',
    { markets: { no: { lifetimeDays: 30.5 } } },
    'markets.no.lifetimeDays',
    /expected a whole number/,
  ],
  [
    'an objection where no law is known that lets a site wait for one',
    { markets: { atlantis: { optOut: ['statistics'] } } },
    'markets.atlantis.optOut',
    /no effect under the jurisdiction "gdpr"/,
  ],
  [
    'a locale that is no language tag',
    { markets: { no: { locale: 'norsk bokmål' } } },
    'markets.no.locale',
    /is not a valid language tag/,
  ],
  [
    'a locale in a list',
    { markets: { no: { locale: ['nb'] } } },
    'markets.no.locale',
    /is not a valid language tag/,
  ],
  [
    'a default market the policy does not have',
    { defaultMarket: 'no' },
    'defaultMarket',
    /"no" is not a market of the policy\. The policy has none/,
  ],
  [
    'a default market that is a property of every object',
    { defaultMarket: 'constructor', markets: { no: {} } },
    'defaultMarket',
    /not a market of the policy\. The policy has no\./,
  ],
  [
    'an integration without an id',
    { integrations: [{ key: 1 }] },
    'integrations[0]',
    /expected an id or an object with an id, got an object\. Write "matomo" or/,
  ],
  [
    'an importer that is a number',
    { importFrom: [7] },
    'importFrom[0]',
    /expected an object, got 7/,
  ],
  [
    'an importer nobody knows',
    { importFrom: ['cookiesyes'] },
    'importFrom[0]',
    /"cookiesyes" is not a tool that can be imported from\. Use one of cookieyes,/,
  ],
  [
    'an importer in an object nobody knows',
    { importFrom: [{ id: 'tcf' }] },
    'importFrom[0].id',
    /not a tool that can be imported from/,
  ],
  [
    'a tool that cannot be followed',
    { importFrom: [{ id: 'klaro', follow: true }] },
    'importFrom[0].id',
    /not a tool that can be followed\. Use one of cookieyes, cookiebot, onetrust, tcf/,
  ],
  [
    'an importer with a misspelt key',
    { importFrom: [{ id: 'klaro', category: {} }] },
    'importFrom[0].category',
    /is not a known key/,
  ],
  [
    'an importer whose category is mapped to one that is not there',
    { importFrom: [{ id: 'cookieyes', categories: { advertisement: 'ads' } }] },
    'importFrom[0].categories.advertisement',
    /got "ads"\. The policy has necessary, functional/,
  ],
  [
    'an importer whose category is mapped to a list with a stranger in it',
    { importFrom: [{ id: 'cookieyes', categories: { other: ['marketing', 'x'] } }] },
    'importFrom[0].categories.other',
    /got "x"/,
  ],
  [
    'an importer whose category is mapped to nothing',
    { importFrom: [{ id: 'cookieyes', categories: { other: [] } }] },
    'importFrom[0].categories.other',
    /got an empty array/,
  ],
  [
    'an importer whose mapping is a list',
    { importFrom: [{ id: 'cookieyes', categories: ['marketing'] }] },
    'importFrom[0].categories',
    /expected an object, got an array/,
  ],
  [
    'an importer whose first day is in words',
    { importFrom: [{ id: 'cookieyes', since: 'last May' }] },
    'importFrom[0].since',
    /Use one such as/,
  ],
  [
    'an importer that may be cleared',
    { importFrom: [{ id: 'cookieyes', clear: 'yes' }] },
    'importFrom[0].clear',
    /expected true or false/,
  ],
  [
    'a tool that is followed beside others',
    { importFrom: [{ id: 'cookieyes', follow: true }, 'klaro'] },
    'importFrom',
    /expected the followed tool alone/,
  ],
  [
    'an integration there is not',
    { integrations: ['matomoo'] },
    'integrations[0]',
    /"matomoo" is not an integration\. Use one of matomo, hubspot.*an object with connect\(\)/,
  ],
  [
    'an integration twice',
    { integrations: ['matomo', { id: 'matomo' }] },
    'integrations[1]',
    /"matomo" appears twice/,
  ],
  [
    'an option of another integration',
    { integrations: [{ id: 'matomo', domain: 'a.example' }] },
    'integrations[0].domain',
    /not an option of this integration\. Use one of service, purposes, mode, pageView/,
  ],
  [
    'a mode of another integration',
    { integrations: [{ id: 'matomo', mode: 'basic' }] },
    'integrations[0].mode',
    /expected one of full-consent, cookie-consent, got "basic"/,
  ],
  [
    'an integration that obeys a service the policy does not have',
    { integrations: [{ id: 'matomo', service: 'matomo' }] },
    'integrations[0].service',
    /"matomo" is not a category or service of the policy/,
  ],
  [
    'a purpose the vendor does not have',
    { integrations: [{ id: 'clarity', purposes: { ad_storage: 'marketing' } }] },
    'integrations[0].purposes',
    /"ad_storage" is not a purpose of this integration\. It has ad_Storage, analytics_Storage/,
  ],
  [
    'S-6: a domain that is an address',
    { integrations: [{ id: 'twentythree', domain: 'evil.example/a?' }] },
    'integrations[0].domain',
    /expected a host name/,
  ],
  [
    'an integration without the domain it needs',
    { integrations: ['twentythree'] },
    'integrations[0].domain',
    /is missing/,
  ],
  [
    'a flag that is a number',
    { reloadOnWithdraw: 1 },
    'reloadOnWithdraw',
    /expected true or false/,
  ],
];

const shapes: Mistake[] = ['controller', 'cookie', 'markets']
  .map(
    (key) =>
      [`${key} that is a list`, { [key]: [] }, key, /expected an object, got an array/] as Mistake,
  )
  .concat(
    ['categories', 'services', 'integrations', 'importFrom'].map((key) => [
      `${key} that is an object`,
      { [key]: {} },
      key,
      /expected an array, got an object/,
    ]),
  )
  .concat(
    ['', 'cookie', 'controller'].map((key) => {
      const misspelt = { revison: 1, name: 'a' };
      return [
        `a misspelt key in ${key || 'the policy'}`,
        key ? { [key]: misspelt } : { revison: 1 },
        key ? `${key}.revison` : 'revison',
        /is not a known key\. Use one of/,
      ];
    }),
  );

/** What decides about a grant, or for how long: with a mistake in it a page runs on no part of the policy. */
const decisive =
  /^(?:re\w+|categories|services|strictHosts|defaultMarket|cookie\.(?:name|domain)|markets\.\w+\.(?:jurisdiction|lifetimeDays)|categories\[\d+\]\.(?:id|required|gpc)|services\[\d+\](?:\.id|\.category|\.since)?)$/;

describe('Every mistake is found, with its path and its fix', () => {
  for (const [title, keys, path, reason] of [...ids, ...values, ...shapes]) {
    it(title, () => {
      const input: unknown = { revision: 'r1', ...keys };
      const mistakes = findMistakes(input);
      assert.deepEqual(
        mistakes.map((mistake) => mistake.path),
        [path],
        JSON.stringify(mistakes),
      );
      assert.match(mistakes[0]?.reason ?? '', reason);
      if (decisive.test(path)) assert.equal(compilePolicy(input), undefined, 'must not be used');
    });
  }
});

describe('A mistake in what decides about a grant, or for how long, has the policy refused', () => {
  const refused: readonly (readonly [what: string, keys: object])[] = [
    ['a key that is no key of a policy', { service: ['matomo'] }],
    ['an unknown jurisdiction', { markets: { us: { jurisdiction: 'US' } } }],
    ...[1, 10_000, 29, 396, 180.5, 'x', null].map(
      (lifetimeDays) =>
        [
          `L13: a lifetime of ${String(lifetimeDays)} days`,
          { markets: { no: { lifetimeDays } } },
        ] as const,
    ),
    ['a default market that does not exist', { defaultMarket: 'us' }],
    [
      'required that is neither true nor false',
      { categories: [{ id: 'marketing', required: 'false' }] },
    ],
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
    const policy = compilePolicy({
      $schema: 'x',
      revision: 'r1',
      cookie: { name: 'ours', domain: '.example.com' },
      defaultMarket: 'no',
      markets: { no: { jurisdiction: 'gdpr', lifetimeDays: 30 }, us: { lifetimeDays: 395 } },
      strictHosts: true,
      reloadOnWithdraw: true,
    });
    assert.deepEqual(
      [
        policy?.cookie.name,
        policy?.markets.no?.lifetimeDays,
        policy?.markets.us?.jurisdiction,
        policy?.strictHosts,
        policy?.reloadOnWithdraw,
      ],
      ['ours', 30, 'us', true, true],
    );
  });
});

describe('What is no policy at all', () => {
  for (const input of [undefined, null, true, 1, 'r1', [], [{ revision: 'r1' }], () => undefined]) {
    it(`is refused: ${String(JSON.stringify(input))}`, () => {
      assert.deepEqual([findMistakes(input).length > 0, compilePolicy(input)], [true, undefined]);
    });
  }
});
