import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMistakes } from '../../src/core/policy/validate.js';
import { checkIntegration } from '../../src/core/policy/validate-integrations.js';

const ids = ['necessary', 'functional', 'statistics', 'marketing', 'matomo', 'twentythree'];

function mistakesOf(integration: unknown): string[] {
  const found: string[] = [];
  checkIntegration(integration, ids, (key, reason) => found.push(`${key} ${reason}`));
  return found;
}

describe('I-2: an integration is taken as it is written', () => {
  const sound: [title: string, integration: unknown][] = [
    ['a name', 'matomo'],
    ['a name in an object', { id: 'beamer' }],
    ['one of the words that an option has', { id: 'matomo', mode: 'cookie-consent' }],
    ['an option that is true or false', { id: 'matomo', pageView: false }],
    ['a time to wait', { id: 'google-consent-mode', waitForUpdate: 0 }],
    ["a name of the page's own", { id: 'google-tag-manager', dataLayer: '$layer_1' }],
    ['a host', { id: 'twentythree', domain: 'video.example.com' }],
    ['a host with a port', { id: 'twentythree', domain: 'localhost:8080' }],
    ['a service that decides', { id: 'matomo', service: 'matomo' }],
    ['a category that decides', { id: 'beamer', service: 'functional' }],
    [
      "purposes decided by the policy's ids",
      {
        id: 'google-consent-mode',
        purposes: { ad_storage: 'marketing', analytics_storage: 'matomo' },
      },
    ],
    [
      "one of the app's own, with options nobody here knows",
      { id: 'own', anything: 1, connect: () => () => undefined },
    ],
  ];
  for (const [title, integration] of sound)
    it(title, () => assert.deepEqual(mistakesOf(integration), []));
});

describe('I-2: a mistake in an integration is reported with its fix', () => {
  const mistaken: [title: string, integration: unknown, told: RegExp][] = [
    ['nothing', undefined, /^\.id is missing/],
    ['null', null, /^\.id is missing/],
    ['an empty name', ' ', /^\.id expected a non-empty string, got " "\./],
    ['a number', { id: 7 }, /^\.id expected a non-empty string, got 7\./],
    ["one of the app's own without an id", { connect: () => undefined }, /^\.id is missing/],
    [
      'a name nobody knows',
      'matomoo',
      /^ "matomoo" is not an integration\. Use one of matomo, .+connect\(\)/,
    ],
    ['a name that every object has', 'constructor', /^ "constructor" is not an integration/],
    ['what cannot connect', { id: 'own', connect: true }, /^ "own" is not an integration/],
    [
      'an option that is none',
      { id: 'matomo', colour: 'red' },
      /^\.colour is not an option of this integration\. Use one of service, purposes, mode, pageView\./,
    ],
    [
      'an option where there are none',
      { id: 'youtube', colour: 'red' },
      /^\.colour is not an option of this integration\. Use one of service\./,
    ],
    [
      'an option that every object has',
      { id: 'matomo', toString: 'x' },
      /^\.toString is not an option of this integration/,
    ],
    [
      "a word that is none of the option's",
      { id: 'matomo', mode: 'off' },
      /^\.mode expected one of full-consent, cookie-consent, got "off"\./,
    ],
    [
      'a text for true',
      { id: 'matomo', pageView: 'true' },
      /^\.pageView expected true or false, got "true"\./,
    ],
    [
      'a negative time',
      { id: 'google-consent-mode', waitForUpdate: -1 },
      /^\.waitForUpdate expected a whole number of milliseconds from 0, got -1\./,
    ],
    [
      'a time in words',
      { id: 'google-consent-mode', waitForUpdate: '500' },
      /^\.waitForUpdate expected a whole number of milliseconds from 0, got "500"\./,
    ],
    ['half a millisecond', { id: 'google-consent-mode', waitForUpdate: 0.5 }, /got 0\.5\./],
    [
      'a name with a dot',
      { id: 'google-tag-manager', dataLayer: 'my.layer' },
      /^\.dataLayer expected a name of letters, digits, "_" and "\$", got "my\.layer"\./,
    ],
    [
      'a host that is a number',
      { id: 'twentythree', domain: 7 },
      /^\.domain expected a host name such as "video\.example\.com", got 7\./,
    ],
    [
      'S-6: an address for a host',
      { id: 'twentythree', domain: 'https://video.example.com/' },
      /^\.domain expected a host name .+, got .+\./,
    ],
    ['no host where one is needed', 'twentythree', /^\.domain is missing\. Write the host name/],
    [
      'a service that is not in the policy',
      { id: 'matomo', service: 'hotjar' },
      /^\.service "hotjar" is not a category or service of the policy\./,
    ],
    [
      'purposes in a word',
      { id: 'matomo', purposes: 'statistics' },
      /^\.purposes expected an object, got "statistics"\./,
    ],
    [
      'purposes that are null',
      { id: 'matomo', purposes: null },
      /^\.purposes expected an object, got null\./,
    ],
    [
      'a purpose that the vendor does not have',
      { id: 'matomo', purposes: { ads: 'marketing' } },
      /^\.purposes "ads" is not a purpose of this integration\. It has tracking\./,
    ],
    [
      'a purpose where there are none',
      { id: 'youtube', purposes: { ads: 'marketing' } },
      /It has none\./,
    ],
    [
      'a purpose that every object has',
      { id: 'matomo', purposes: { valueOf: 'marketing' } },
      /"valueOf" is not a purpose of this integration/,
    ],
    [
      'a purpose that nothing decides',
      { id: 'matomo', purposes: { tracking: 'tracking' } },
      /^\.purposes "tracking" is not a category or service of the policy\./,
    ],
  ];
  for (const [title, integration, told] of mistaken) {
    it(title, () => {
      const found = mistakesOf(integration);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', told);
    });
  }

  it('each by itself, and with where it stands in the policy', () => {
    const integrations = ['beamer', { id: 'matomo', mode: 'off', pageView: 1 }];
    const found = findMistakes({ revision: 'r1', services: ['matomo'], integrations }).map(
      ({ path }) => path,
    );
    assert.deepEqual(found, ['integrations[1].mode', 'integrations[1].pageView']);
  });
});
