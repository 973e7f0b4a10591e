import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy, PolicyError, type PolicyInput } from '../../src/core/index.js';
import { findMistakes } from '../../src/core/policy/validate.js';
import { importerIds } from '../../src/core/policy/presets.js';

const words = { label: { en: 'Maps' }, description: { en: 'Shows maps.' } };
const service = { id: 'own', category: 'marketing', ...words };

/** What is told about a policy, a line each, as a developer reads it. */
function told(keys: object): string[] {
  return findMistakes({ revision: 'r1', ...keys }).map(({ path, reason }) => `${path}: ${reason}`);
}

/** A policy with one thing wrong, and all that is told about it: where, what, and what to write instead. */
type Mend = [title: string, keys: object, line: string];

const mends: Mend[] = [
  [
    'a controller that is its name',
    { controller: 'Fjord AS' },
    'controller: expected an object, got "Fjord AS". Write { "name": "Fjord AS" }.',
  ],
  [
    'a cookie that is its name',
    { cookie: 'ours' },
    'cookie: expected an object, got "ours". Write { "name": "ours" }.',
  ],
  [
    'records that are an address',
    { records: '/records' },
    'records: expected an object, got "/records". Write { "url": "/records" }.',
  ],
  [
    'a market that is its law',
    { markets: { no: 'gdpr' } },
    'markets.no: expected an object, got "gdpr". Write { "jurisdiction": "gdpr" }.',
  ],
  [
    'a cookie in a table that is its name',
    { services: [{ ...service, cookies: ['_ga'] }] },
    'services[0].cookies[0]: expected an object, got "_ga". Write { "name": "_ga" }.',
  ],
  [
    'a list that is one text',
    { importFrom: 'cookieyes' },
    'importFrom: expected an array, got "cookieyes". Write ["cookieyes"].',
  ],
  [
    'hosts that are one text',
    { services: [{ ...service, hosts: 'example.com' }] },
    'services[0].hosts: expected an array, got "example.com". Write ["example.com"].',
  ],
  [
    'services that are one text',
    { services: 'matomo' },
    'services: expected an array, got "matomo". Write ["matomo"].',
  ],
  [
    'a description in one language',
    { services: [{ ...service, description: 'Hjelp' }] },
    'services[0].description: expected an object, got "Hjelp". Write one text for each language: { "nb": "Hjelp" }.',
  ],
  [
    "a category's label in one language",
    { categories: [{ id: 'necessary', label: 'Hjelp' }] },
    'categories[0].label: expected an object, got "Hjelp". Write one text for each language: { "nb": "Hjelp" }.',
  ],
  [
    'a purpose in one language',
    { services: [{ ...service, cookies: [{ name: 'sid', purpose: 'Hjelp' }] }] },
    'services[0].cookies[0].purpose: expected an object, got "Hjelp". Write one text for each language: { "nb": "Hjelp" }.',
  ],
  [
    'texts that are one',
    { texts: 'Hjelp' },
    'texts: expected an object, got "Hjelp". Write { "nb": { "consent.accept-all": "Hjelp" } }.',
  ],
  [
    'texts by language alone',
    { texts: { nb: 'Hjelp' } },
    'texts.nb: expected an object, got "Hjelp". Write one text for each message id: { "consent.accept-all": "Hjelp" }.',
  ],
  [
    'a text too long to be said',
    { controller: 'x'.repeat(90) },
    `controller: expected an object, got "${'x'.repeat(77)}…". Write { "name": "${'x'.repeat(77)}…" }.`,
  ],
  [
    'a category that is its name',
    { categories: ['necessary', { id: 'marketing' }] },
    'categories[0]: expected an object, got "necessary". Write { "id": "necessary" }.',
  ],
  [
    'a category that is its name, in other letters',
    { categories: ['Necessary'] },
    'categories[0]: expected an object, got "Necessary". Write { "id": "necessary" }.',
  ],
  [
    "a category of one's own that is its name",
    { categories: ['maps'] },
    'categories[0]: expected an object, got "maps". Write { "id": "maps", "label": { "en": "…" }, "description": { "en": "…" } }.',
  ],
  [
    'a category that is no name',
    { categories: ['Våre kart'] },
    'categories[0]: expected an object, got "Våre kart". Write { "id": "…", "label": { "en": "…" }, "description": { "en": "…" } }.',
  ],
  [
    'L1: marketing that is not asked about',
    { categories: [{ id: 'marketing', required: true }] },
    'categories[0].required: expected false, got true: marketing would be granted without consent. Remove this key.',
  ],
  [
    "a service of one's own without a category",
    { categories: [{ id: 'necessary' }, { id: 'marketing' }], services: [{ id: 'own', ...words }] },
    'services[0].category: is missing. Write a category of the policy. The policy has necessary, marketing.',
  ],
  [
    'the same where there are no categories',
    { categories: [], services: [{ id: 'own', ...words }] },
    'services[0].category: is missing. Write a category of the policy. The policy has none.',
  ],
  [
    'a preset whose category is not there',
    { categories: [{ id: 'necessary' }], services: ['hubspot'] },
    'services[0].category: the preset "hubspot" belongs to "performance", which is not a category of the policy. Add that category, or write { "id": "hubspot", "category": "…" }.',
  ],
  [
    'a preset in other letters',
    { services: ['Youtube'] },
    'services[0]: "Youtube" is not a preset of the catalogue. Write "youtube".',
  ],
  [
    'a preset by its words',
    { services: ['Google Maps'] },
    'services[0]: "Google Maps" is not a preset of the catalogue. Write "google-maps".',
  ],
  [
    'a preset without its hyphen',
    { services: ['googlemaps'] },
    'services[0]: "googlemaps" is not a preset of the catalogue. Write "google-maps".',
  ],
  [
    'a preset in other letters, in an object',
    { services: [{ id: 'YouTube', since: '2026-11-01' }] },
    'services[0].id: "YouTube" is not a preset of the catalogue. Write "youtube".',
  ],
  [
    'a name that can be no id',
    { services: ['My maps'] },
    'services[0]: "My maps" is not a preset of the catalogue. Correct the name, or describe the service: { "id": "…", "category": … }. See docs/catalogue.md',
  ],
  [
    "no host of one's own under strictHosts",
    { strictHosts: true, services: [service] },
    'services[0].hosts: is missing, so under strictHosts the gates of this service stay closed. Write its hosts, such as ["video.example.com"], or [] for none.',
  ],
  [
    'a day in February that there is not',
    { services: [{ ...service, since: '2026-02-30' }] },
    'services[0].since: "2026-02-30" is not a valid date: the day does not exist. Use one such as "2026-11-01".',
  ],
  [
    'a moment on such a day',
    { importFrom: [{ id: 'klaro', since: '2025-02-29T08:00:00+02:00' }] },
    'importFrom[0].since: "2025-02-29T08:00:00+02:00" is not a valid date: the day does not exist. Use one such as "2026-11-01".',
  ],
  [
    'a country in words',
    { services: [{ ...service, country: 'Norge' }] },
    'services[0].country: "Norge" is not a country code. Use two capital letters, such as "NO".',
  ],
  [
    'a country in small letters',
    { services: [{ ...service, country: 'se' }] },
    'services[0].country: "se" is not a country code. Use two capital letters, such as "SE".',
  ],
  [
    'a country that is a number',
    { services: [{ ...service, country: 47 }] },
    'services[0].country: 47 is not a country code. Use two capital letters, such as "NO".',
  ],
  [
    'an id that every object has, in small letters',
    { services: [{ ...service, id: 'valueof' }] },
    'services[0].id: "valueof" is not a valid id: JavaScript reserves this name. Use another id.',
  ],
  [
    'an id that a careless merge follows',
    { categories: [{ ...words, id: 'prototype' }] },
    'categories[0].id: "prototype" is not a valid id: JavaScript reserves this name. Use another id.',
  ],
  [
    'a market of such a name',
    { markets: { tostring: {} } },
    'markets.tostring: "tostring" is not a valid market id: JavaScript reserves this name. Use another id.',
  ],
  [
    'an integration that is null',
    { integrations: [null] },
    'integrations[0]: expected an id or an object with an id, got null. Write "matomo" or { "id": "matomo" }.',
  ],
  [
    'an integration that is a number',
    { integrations: [7] },
    'integrations[0]: expected an id or an object with an id, got 7. Write "matomo" or { "id": "matomo" }.',
  ],
  [
    'an integration that is empty',
    { integrations: [{}] },
    'integrations[0]: expected an id or an object with an id, got an object. Write "matomo" or { "id": "matomo" }.',
  ],
  [
    'an importer that is null',
    { importFrom: [null] },
    'importFrom[0]: expected an object, got null.',
  ],
  [
    'an importer that is empty',
    { importFrom: [{}] },
    'importFrom[0]: id is missing. Write { "id": "…" } with one of ' + importerIds.join(', ') + '.',
  ],
  [
    'an importer that is a list',
    { importFrom: [[]] },
    'importFrom[0]: expected an object, got an array.',
  ],
];

describe('A mistake is told in one line, with what to write instead', () => {
  for (const [title, keys, line] of mends) it(title, () => assert.deepEqual(told(keys), [line]));

  it('and two that are alike are told each where it is', () => {
    const paths = findMistakes({
      revision: 'r1',
      integrations: [null, {}, 7],
      importFrom: [null, 7, {}],
    }).map(({ path }) => path);
    assert.deepEqual(paths, [
      'integrations[0]',
      'integrations[1]',
      'integrations[2]',
      'importFrom[0]',
      'importFrom[1]',
      'importFrom[2]',
    ]);
  });
});

describe('S-7: a host is one that an address of a gate can be of', () => {
  const hosts: [host: unknown, mend: string | undefined][] = [
    ['video.example.com', undefined],
    ['*.example.com', undefined],
    ['localhost', undefined],
    ['127.0.0.1', undefined],
    ['[::1]', undefined],
    ['xn--blbr-roah.example', undefined],
    ['https://video.example.com', '"video.example.com"'],
    ['https://*.example.com/', '"*.example.com"'],
    ['//video.example.com', '"video.example.com"'],
    ['video.example.com/v', '"video.example.com"'],
    ['localhost:3000', '"localhost"'],
    ['[::1]:3000', '"[::1]"'],
    ['*.example.com:8080', '"*.example.com"'],
    ['Video.Example.com', '"video.example.com"'],
    ['blåbær.example', '"xn--blbr-roah.example"'],
    [' video.example.com', '"video.example.com"'],
    ['video.*.com', '"video.example.com" or "*.example.com"'],
    ['*', '"video.example.com" or "*.example.com"'],
    ['*.', '"video.example.com" or "*.example.com"'],
    ['*.127.0.0.1', '"video.example.com" or "*.example.com"'],
    ['our video site', '"video.example.com" or "*.example.com"'],
    ['', '"video.example.com" or "*.example.com"'],
    [7, '"video.example.com" or "*.example.com"'],
  ];
  for (const [host, mend] of hosts) {
    it(`${JSON.stringify(host)}${mend ? ' is none' : ''}`, () => {
      const line = `services[1].hosts[0]: ${JSON.stringify(host)} is not a valid host. Use ${mend}.`;
      assert.deepEqual(
        told({ services: ['matomo', { ...service, hosts: [host] }] }),
        mend ? [line] : [],
      );
    });
  }
});

describe('What follows from a mistake is not told beside it', () => {
  const services = ['matomo', { ...service, category: 'maps' }];
  const uses = {
    services,
    integrations: [{ id: 'matomo', service: 'matomo' }],
    importFrom: [{ id: 'klaro', categories: { a: 'own' } }],
  };
  const rows: [title: string, categories: unknown, paths: string[]][] = [
    ['of categories that are names', ['statistics', 'maps'], ['categories[0]', 'categories[1]']],
    ['of categories that are one text', 'maps', ['categories']],
    ['of categories that are an object', { maps: {} }, ['categories']],
    ['of a category that is nothing', [{ id: 'statistics' }, null], ['categories[1]']],
    ['of a category without an id', [{ id: 'statistics' }, words], ['categories[1].id']],
    [
      'of a category whose id is none',
      [{ id: 'statistics' }, { id: 'maps' }, { ...words, id: 'Maps' }],
      ['categories[1].label', 'categories[1].description', 'categories[2].id'],
    ],
  ];
  for (const [title, categories, paths] of rows) {
    it(title, () =>
      assert.deepEqual(
        findMistakes({ revision: 'r1', ...uses, categories }).map(({ path }) => path),
        paths,
      ),
    );
  }
  it('of a preset in other letters', () => {
    assert.deepEqual(
      told({
        strictHosts: true,
        services: ['Matomo'],
        integrations: [{ id: 'matomo', service: 'matomo' }],
      }).length,
      1,
    );
  });
  it('but a category that nobody declared is', () => {
    assert.deepEqual(
      told({ categories: ['marketing'], services: [{ ...service, category: 'maps' }] })[1],
      'services[0].category: "maps" is not a category of the policy. The policy has marketing.',
    );
  });
});

describe('What is right is not told', () => {
  const rows: [title: string, keys: object][] = [
    [
      "a service of one's own that is named almost like a preset",
      { services: [{ ...service, id: 'googlemaps' }] },
    ],
    [
      'presets under strictHosts: the catalogue knows their hosts, or they have no gates',
      { strictHosts: true, services: ['matomo', 'consent', { id: 'aspnet' }] },
    ],
    [
      'hosts that are said to be none',
      { strictHosts: true, services: [{ ...service, hosts: [] }] },
    ],
    [
      'a service without hosts where they do not matter',
      { strictHosts: false, services: [service] },
    ],
    ['a leap day', { services: [{ ...service, since: '2028-02-29' }] }],
    [
      'the first moment of a day, somewhere else',
      { services: [{ ...service, since: '2026-03-01T00:00:00+02:00' }] },
    ],
    [
      'required where it is exempt, and where it is false',
      {
        categories: [
          { id: 'functional', required: true },
          { id: 'marketing', required: false },
        ],
      },
    ],
    ['a country', { services: [{ ...service, country: 'NO' }] }],
    [
      "an importer's category for several of ours",
      { importFrom: [{ id: 'klaro', categories: { a: ['marketing', 'functional'] } }] },
    ],
  ];
  for (const [title, keys] of rows) it(title, () => assert.deepEqual(told(keys), []));
});

describe('S-4: whatever is given, nothing throws but PolicyError', () => {
  const thrower = (keys: object, key: string) =>
    Object.defineProperty({ ...keys }, key, {
      enumerable: true,
      get: () => {
        throw Object.defineProperty(new Error('once'), 'message', {
          get: () => {
            throw new Error('again');
          },
        });
      },
    });
  const closed = new Proxy(
    {},
    Object.fromEntries(
      ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map((trap) => [
        trap,
        () => {
          throw new Error(trap);
        },
      ]),
    ),
  );
  const revoked = (target: object) => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const cyclic: Record<string, unknown> = { id: 'own', category: 'marketing', ...words };
  cyclic.label = cyclic.hosts = cyclic;
  const strangeList = Object.assign(['matomo'], {
    forEach: null,
    map: null,
    [Symbol.iterator]: null,
  });

  const unreadable: [title: string, input: unknown, path: string][] = [
    ['a getter of the policy', thrower({}, 'revision'), 'policy'],
    ['a proxy that lets nobody in', closed, 'policy'],
    ['a proxy that was revoked', revoked({}), 'policy'],
    [
      'a getter of a category',
      { revision: 'r1', categories: [thrower({}, 'id')] },
      'categories[0]',
    ],
    [
      'a getter of a service',
      { revision: 'r1', services: ['matomo', thrower(service, 'hosts')] },
      'services[1]',
    ],
    [
      'a getter in a list',
      {
        revision: 'r1',
        services: Object.defineProperty(['x'], 0, {
          get: () => {
            throw new Error('no');
          },
        }),
      },
      'services',
    ],
    [
      'a getter of a text',
      { revision: 'r1', services: [{ ...service, label: thrower({}, 'en') }] },
      'services[0].label',
    ],
    [
      'a getter of an integration',
      { revision: 'r1', integrations: [thrower({}, 'id')] },
      'integrations[0]',
    ],
    [
      'a proxy as an integration',
      { revision: 'r1', integrations: ['beamer', closed] },
      'integrations[1]',
    ],
    ['a proxy as an importer', { revision: 'r1', importFrom: [closed] }, 'importFrom[0]'],
    [
      "a proxy in an importer's mapping",
      {
        revision: 'r1',
        importFrom: [
          {
            id: 'klaro',
            categories: {
              a: new Proxy(['x'], {
                get: () => {
                  throw new Error('no');
                },
              }),
            },
          },
        ],
      },
      'importFrom[0].categories.a',
    ],
    ['a proxy as a market', { revision: 'r1', markets: { no: closed } }, 'markets.no'],
    ['a proxy as texts', { revision: 'r1', texts: { nb: closed } }, 'texts.nb'],
  ];
  for (const [title, input, path] of unreadable) {
    it(`${title}: says at ${path} that it cannot be read`, () => {
      assert.deepEqual(findMistakes(input), [
        { path, reason: 'cannot be read, because it throws. Use plain values, as in JSON.' },
      ]);
      assert.throws(() => definePolicy(input as PolicyInput), PolicyError);
    });
  }

  const odd: [title: string, value: unknown][] = [
    ['a BigInt', 1n],
    ['a symbol', Symbol('x')],
    ['a function', () => 'x'],
    ['a class', class {}],
    ['a date', new Date(NaN)],
    ['a map', new Map()],
    ['what has itself', cyclic],
    ['a list that was revoked', revoked([])],
    ['an object without a prototype', Object.create(null)],
    [
      'what throws as a text',
      {
        toString: () => {
          throw new Error('no');
        },
      },
    ],
  ];
  const keys = [
    'revision',
    'controller',
    'cookie',
    'records',
    'categories',
    'services',
    'integrations',
    'importFrom',
    'defaultMarket',
    'markets',
    'texts',
    'strictHosts',
    'reloadOnWithdraw',
  ];
  const places: ((value: unknown) => unknown)[] = [
    (value) => value,
    ...keys.flatMap((key) => [
      (value: unknown) => ({ revision: 'r1', [key]: value }),
      (value: unknown) => ({ revision: 'r1', [key]: [value] }),
      (value: unknown) => ({ revision: 'r1', [key]: { no: value } }),
    ]),
    ...[
      'id',
      'category',
      'since',
      'label',
      'description',
      'provider',
      'country',
      'cookies',
      'hosts',
      'privacyUrl',
    ].flatMap((key) => [
      (value: unknown) => ({ revision: 'r1', services: [{ ...service, [key]: value }] }),
      (value: unknown) => ({ revision: 'r1', services: [{ ...service, [key]: [value] }] }),
    ]),
    ...['name', 'kind', 'retention', 'purpose', 'httpOnly'].map((key) => (value: unknown) => ({
      revision: 'r1',
      services: [{ ...service, cookies: [{ name: 'sid', [key]: value }] }],
    })),
    ...['jurisdiction', 'locale', 'lifetimeDays', 'policyHref', 'texts', 'optOut'].map(
      (key) => (value: unknown) => ({ revision: 'r1', markets: { no: { [key]: value } } }),
    ),
    ...['id', 'service', 'purposes', 'mode'].map((key) => (value: unknown) => ({
      revision: 'r1',
      integrations: [{ id: 'matomo', [key]: value }],
    })),
    ...['id', 'categories', 'since', 'clear', 'follow'].map((key) => (value: unknown) => ({
      revision: 'r1',
      importFrom: [{ id: 'klaro', [key]: value }],
    })),
  ];
  for (const [title, value] of odd) {
    it(`${title}, wherever it stands`, () => {
      for (const place of places) {
        const input = place(value);
        assert.doesNotThrow(() => findMistakes(input), String(place));
        try {
          definePolicy(input as PolicyInput);
        } catch (error) {
          assert.ok(error instanceof PolicyError, String(place));
        }
      }
    });
  }

  it('a list whose own methods are none is read', () =>
    assert.deepEqual(told({ services: strangeList }), []));
});
