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
    ['a name of the page\'s own', { id: 'google-tag-manager', dataLayer: '$layer_1' }],
    ['a host', { id: 'twentythree', domain: 'video.example.com' }],
    ['a host with a port', { id: 'twentythree', domain: 'localhost:8080' }],
    ['a service that decides', { id: 'matomo', service: 'matomo' }],
    ['a category that decides', { id: 'beamer', service: 'functional' }],
    ['purposes decided by the policy\'s ids', { id: 'google-consent-mode', purposes: { ad_storage: 'marketing', analytics_storage: 'matomo' } }],
    ['one of the app\'s own, with options nobody here knows', { id: 'own', anything: 1, connect: () => () => undefined }],
  ];
  for (const [title, integration] of sound) it(title, () => assert.deepEqual(mistakesOf(integration), []));
});

describe('I-2: a mistake in an integration is told with its mend', () => {
  const mistaken: [title: string, integration: unknown, told: RegExp][] = [
    ['nothing', undefined, /^\.id nothing is no text/],
    ['null', null, /^\.id nothing is no text/],
    ['an empty name', ' ', /^\.id .+ is no text/],
    ['a number', { id: 7 }, /^\.id 7 is no text/],
    ['one of the app\'s own without an id', { connect: () => undefined }, /^\.id nothing is no text/],
    ['a name nobody knows', 'matomoo', /^ there is no integration "matomoo"\. Known are matomo, .+connect\(\)/],
    ['a name that every object has', 'constructor', /^ there is no integration "constructor"/],
    ['what cannot connect', { id: 'own', connect: true }, /^ there is no integration "own"/],
    ['an option that is none', { id: 'matomo', colour: 'red' }, /^\.colour is no option here\. Known are service, purposes, mode, pageView\./],
    ['an option where there are none', { id: 'youtube', colour: 'red' }, /^\.colour is no option here\. Known are service\./],
    ['an option that every object has', { id: 'matomo', toString: 'x' }, /^\.toString is no option here/],
    ['a word that is none of the option\'s', { id: 'matomo', mode: 'off' }, /^\.mode "off" is none of full-consent, cookie-consent\./],
    ['a text for true', { id: 'matomo', pageView: 'true' }, /^\.pageView "true" is no boolean\./],
    ['a negative time', { id: 'google-consent-mode', waitForUpdate: -1 }, /^\.waitForUpdate -1 is no milliseconds\./],
    ['a time in words', { id: 'google-consent-mode', waitForUpdate: '500' }, /^\.waitForUpdate "500" is no milliseconds\./],
    ['half a millisecond', { id: 'google-consent-mode', waitForUpdate: 0.5 }, /is no milliseconds/],
    ['a name with a dot', { id: 'google-tag-manager', dataLayer: 'my.layer' }, /^\.dataLayer "my\.layer" is no text\./],
    ['a host that is a number', { id: 'twentythree', domain: 7 }, /^\.domain 7 is no host name\./],
    ['S-6: an address for a host', { id: 'twentythree', domain: 'https://video.example.com/' }, /^\.domain .+ is no host name\./],
    ['no host where one is needed', 'twentythree', /^\.domain is missing\. Write the host name/],
    ['a service that is not in the policy', { id: 'matomo', service: 'hotjar' }, /^\.service "hotjar" is no category or service of the policy\./],
    ['purposes in a word', { id: 'matomo', purposes: 'statistics' }, /^\.purposes "statistics" is no object\./],
    ['purposes that are null', { id: 'matomo', purposes: null }, /^\.purposes nothing is no object\./],
    ['a purpose that the vendor does not have', { id: 'matomo', purposes: { ads: 'marketing' } }, /^\.purposes "ads" is no purpose here\. Known are tracking\./],
    ['a purpose where there are none', { id: 'youtube', purposes: { ads: 'marketing' } }, /Known are none\./],
    ['a purpose that every object has', { id: 'matomo', purposes: { valueOf: 'marketing' } }, /"valueOf" is no purpose here/],
    ['a purpose that nothing decides', { id: 'matomo', purposes: { tracking: 'tracking' } }, /^\.purposes "tracking" is no category or service of the policy\./],
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
    const found = findMistakes({ revision: 'r1', services: ['matomo'], integrations }).map(({ path }) => path);
    assert.deepEqual(found, ['integrations[1].mode', 'integrations[1].pageView']);
  });
});
