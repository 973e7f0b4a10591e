import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { declaration } from '../../src/setup/built-in-policy.js';
import {
  isFirstParty,
  presets,
  type Preset,
  type PresetCookie,
} from '../../src/data/services/index.js';
import { purposes } from '../../src/data/services/purposes.js';
import { definePolicy } from '../../src/core/index.js';
import { defaultLifetimeDays } from '../../src/core/market.js';
import { defaultCookieName, isId } from '../../src/core/policy/policy.js';
import { fitsPattern, isPattern } from '../../src/core/name-pattern.js';
import { hostIn } from '../../src/core/policy/validate-services.js';
import { isPreset } from '../../src/core/policy/is-preset.js';
import { presetCode } from '../../src/core/policy/preset-code.js';
import { builtInCategories, presetCategory } from '../../src/core/policy/presets.js';
import { filesUnder, root } from './support/imports.js';

/** The services of Cetegra's cookie policy, CONTRACT.md §1. */
const promised = {
  necessary: ['aspnet', 'big-ip', 'cloud-portal-affinity', 'consent'],
  functional: ['beamer'],
  performance: ['hubspot'],
  statistics: ['matomo'],
  marketing: ['facebook', 'linkedin', 'twentythree', 'x'],
};

const all = Object.values(presets);
const ids = Object.keys(presets);
/** ISO 3166: `Intl` returns a code that it does not know as it is. */
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The presets that have a fault, each with what shows it, so that a failure names all of them at once. */
function offenders(find: (preset: Preset) => readonly string[]): string[] {
  return all.flatMap((preset) => find(preset).map((fault) => `${preset.id}: ${fault}`));
}

/** What withdrawing consent removes from the site's storage. */
const swept = all
  .filter(({ category }) => category !== 'necessary')
  .flatMap((preset) =>
    preset.cookies
      .filter((cookie) => isFirstParty(preset, cookie) && cookie.purpose !== 'choice')
      .map((cookie) => ({ ...cookie, id: preset.id })),
  );

describe('The catalogue', () => {
  it('has at least 120 services', () => assert.ok(all.length >= 120, String(all.length)));

  it('has each service under its own id, in a file of that name', async () => {
    const files = (await filesUnder('src/data/services')).filter(
      (file) => file.includes('/') && !file.startsWith('groups/'),
    );
    assert.deepEqual(
      ids.map((id) => presets[id]?.id),
      ids,
    );
    assert.deepEqual(files.map((file) => file.replace(/^.*\/|\.ts$/g, '')).sort(), [...ids].sort());
  });

  it('gives the first chunk the category of each service', () => {
    assert.deepEqual(
      all.filter(({ id, category }) => presetCategory(id) !== category).map(({ id }) => id),
      [],
    );
    assert.equal(
      new Set(ids.map((id) => presetCode(id).slice(2))).size,
      ids.length,
      'two services with one code',
    );
  });

  it('has nothing else for a service, and takes few misspelt ids for one before the validator is there', () => {
    const names = [
      '',
      'yuotube',
      'constructor',
      'toString',
      '__proto__',
      'Matomo',
      'matomo ',
      'mat',
      '*',
      '....',
      ...ids.flatMap((id) => [`${id}x`, `x${id}`, id.slice(1), `${id}-2`]),
    ].filter((name) => !ids.includes(name));
    assert.deepEqual(
      ids.filter((id) => !isPreset(id)),
      [],
    );
    assert.deepEqual(names.filter(isPreset), []);
    assert.ok(
      names.filter((name) => presetCategory(name) !== undefined).length < names.length / 50,
    );
  });

  it('uses only categories that have words', () => {
    const known = builtInCategories.map(({ id }) => id);
    assert.deepEqual(
      offenders(({ category }) => (known.includes(category) ? [] : [category])),
      [],
    );
  });

  it('uses only ids that a policy may use', () =>
    assert.deepEqual(
      ids.filter((id) => !isId(id)),
      [],
    ));

  it('has no sentence that nothing uses: each is translated into every language', () => {
    const used = new Set<string>(
      all.flatMap((preset) => [
        ...preset.purposes,
        ...preset.cookies.map(({ purpose }) => purpose),
      ]),
    );
    assert.deepEqual(
      Object.keys(purposes).filter((purpose) => !used.has(purpose)),
      [],
    );
  });

  it('matches its groups, the documentation, the schema and the README: else run "npm run catalogue"', async () => {
    await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/catalogue.mjs', '--check'],
      { cwd: root },
    );
  });
});

describe('L9: what the catalogue says of a service', () => {
  it('names it, and says what it is for', () => {
    assert.deepEqual(
      offenders(({ label, purposes: keys }) =>
        label.trim() && keys.length > 0 ? [] : ['label or purposes'],
      ),
      [],
    );
    assert.deepEqual(
      offenders(({ purposes: keys }) => keys.filter((key) => !purposes[key]().trim())),
      [],
    );
  });

  it('names the provider with its country and its privacy policy, unless the site runs the service itself', () => {
    assert.deepEqual(
      offenders(({ category, provider, privacyUrl, country }) => {
        // Data that goes to somebody else must name that company; only what is required may run on the site's own server.
        if (!provider)
          return category === 'necessary' && !privacyUrl && !country ? [] : ['provider'];
        return privacyUrl && country ? [] : ['privacyUrl or country'];
      }),
      [],
    );
  });

  it('writes countries as ISO 3166 codes', () => {
    const isCode = (country: string) =>
      /^[A-Z]{2}$/.test(country) && countries.of(country) !== undefined;
    assert.deepEqual(
      offenders(
        ({ country, eea }) =>
          [country, eea?.[1]].filter((code) => code !== undefined && !isCode(code)) as string[],
      ),
      [],
    );
  });

  it('names a company of the EEA as the provider there', () => {
    const eea =
      'AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(
        ' ',
      );
    assert.deepEqual(
      offenders(({ eea: provider }) =>
        !provider || (provider[0].trim() && eea.includes(provider[1])) ? [] : [String(provider)],
      ),
      [],
    );
  });

  it('S-6: links only to https:', () => {
    assert.deepEqual(
      offenders(({ privacyUrl }) =>
        privacyUrl === undefined || /^https:\/\/[a-z0-9.-]+\//.test(privacyUrl) ? [] : [privacyUrl],
      ),
      [],
    );
  });

  it('says how long each cookie lasts, or that nobody says', () => {
    assert.deepEqual(
      offenders(({ cookies, unsure = [] }) =>
        cookies
          .filter(
            ({ name, retention, kind = 'cookie' }) =>
              retention === undefined &&
              kind === 'cookie' &&
              !unsure.some((fact) => fact.startsWith('retention') && fact.includes(name)),
          )
          .map(({ name }) => name),
      ),
      [],
    );
  });

  it('never says that a cookie lasts longer than browsers keep it: 400 days (RFC 6265bis, 5.6.1)', () => {
    assert.deepEqual(
      offenders(({ cookies }) =>
        cookies
          .filter(
            ({ retention = 1 }) => retention !== 'session' && !(retention > 0 && retention <= 400),
          )
          .map(({ name, retention }) => `${name} ${retention}`),
      ),
      [],
    );
  });

  it('gives no lifetime to web storage, databases and caches: only cookies have one', () => {
    assert.deepEqual(
      offenders(({ cookies }) =>
        cookies
          .filter(({ kind = 'cookie', retention }) => kind !== 'cookie' && retention !== undefined)
          .map(({ name }) => name),
      ),
      [],
    );
  });

  it('names each cookie once in each place', () => {
    const place = ({ kind = 'cookie', name, thirdParty }: PresetCookie) =>
      `${kind} ${name} ${String(thirdParty)}`;
    assert.deepEqual(
      offenders(({ cookies }) =>
        cookies.map(place).filter((name, index, names) => names.indexOf(name) !== index),
      ),
      [],
    );
  });

  it('has only cookie names that a cookie can have', () => {
    assert.deepEqual(
      offenders(({ cookies }) =>
        cookies
          .filter(
            ({ kind = 'cookie', name }) =>
              kind === 'cookie' && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name),
          )
          .map(({ name }) => name),
      ),
      [],
    );
  });

  it('has no doubts that are not written on one line, which the drop-in leaves out', async () => {
    const kept = await Promise.all(
      (await filesUnder('dist/cdn/chunks', '.js'))
        .filter((file) => file.startsWith('services-'))
        .map(async (file) => {
          const { group } = (await import(`${root}/dist/cdn/chunks/${file}`)) as {
            group: readonly Preset[];
          };
          return group.filter(({ unsure }) => unsure).map(({ id }) => id);
        }),
    );
    assert.deepEqual(kept.flat(), []);
  });

  it('proposes "necessary" for a vendor\'s content only with a warning: the site must judge', () => {
    assert.deepEqual(
      offenders(({ category, hosts, purposes: keys, unsure }) =>
        category !== 'necessary' ||
        !hosts ||
        keys.includes('choice') ||
        unsure?.some((fact) => fact.startsWith('category'))
          ? []
          : ['category'],
      ),
      [],
    );
  });
});

describe('The hosts of a service', () => {
  it('are written as the policy requires, and name no whole registry', () => {
    assert.deepEqual(
      offenders(({ hosts = [] }) =>
        hosts.filter(
          (host) => hostIn(host) !== host || !/^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host),
        ),
      ),
      [],
    );
  });

  it('are named once', () => {
    assert.deepEqual(
      offenders(({ hosts = [] }) =>
        hosts.filter(
          (host, index) =>
            hosts.indexOf(host) !== index ||
            (!host.startsWith('*.') &&
              hosts.some((other) => other.startsWith('*.') && host.endsWith(other.slice(1)))),
        ),
      ),
      [],
    );
  });

  it('are none of those that serve any script of a company, which strictHosts would then let in', () => {
    const wide = [
      '*.googleapis.com',
      '*.gstatic.com',
      '*.google.com',
      '*.microsoft.com',
      '*.azure.com',
      '*.cloudfront.net',
      '*.amazonaws.com',
      '*.jsdelivr.net',
      '*.akamaihd.net',
      '*.windows.net',
      '*.azureedge.net',
      '*.azurefd.net',
      '*.cloudflare.com',
    ];
    assert.deepEqual(
      offenders(({ hosts = [] }) => hosts.filter((host) => wide.includes(host))),
      [],
    );
  });
});

describe('L11: what withdrawing consent clears by the catalogue', () => {
  it('is found by patterns that say enough of a name', () => {
    // Three characters that belong to the vendor before anything can stand for anything, or five behind it.
    const short = swept.filter(
      ({ name }) => isPattern(name) && !/^[^*#]{3}/.test(name) && !/[^*#]{5}/.test(name),
    );
    assert.deepEqual(
      short.map(({ id, name }) => `${id}: ${name}`),
      [],
    );
  });

  it('is nothing that a site may have named itself', () => {
    const own = [
      defaultCookieName,
      'session',
      'session_id',
      'sessionid',
      'sid',
      'id',
      'user',
      'user_id',
      'userId',
      'uid',
      'uuid',
      'token',
      'lang',
      'locale',
      'theme',
      'cart',
      'basket',
      'visitor',
      'visitor_id',
      'visitorId',
      'visitor_id_hash',
      'ph_theme',
      'ph_1',
      'tt_cart',
      'tt_theme',
      'lpv',
      'lpvalue',
      'mp_cart',
      'mp_theme',
      'ai_chat',
      'AI_settings',
      'TSession',
      'TS',
      'analytics',
      'analytics_opt_in',
      'rl_page',
      'sp_page',
      'fs_settings',
      'lo_time',
      'ac_settings',
      'prism',
      'li_items',
      'ld_theme',
      'id_token',
      'kl_theme',
      'amp_theme',
      'AMP',
      'optimizely',
      'intercom',
      'recent',
      'redux',
      'persist:root',
      'i18nextLng',
      'debug',
      'firebase:authUser',
      'auth0',
      'csrftoken',
      'XSRF-TOKEN',
      '_session',
      '_id',
      '_u',
      '_p',
      '_user',
      'hs',
      'hjemmeside',
      'clock',
      'pkce',
      'pk_live',
      'gallery',
      'gate',
      'sc_items',
      'scroll',
      'vid',
      'video',
      'crisp',
      'drift',
      'heap',
    ];
    const taken = own.flatMap((name) =>
      swept
        .filter((cookie) => fitsPattern(cookie.name, name))
        .map((cookie) => `${cookie.id}: ${cookie.name} fits ${name}`),
    );
    assert.deepEqual(taken, []);
  });

  it("is nothing that another service of the catalogue has under the vendor's name, but for companies with several services", () => {
    const pairs = swept
      .filter(({ name }) => isPattern(name))
      .flatMap(({ id, kind = 'cookie', name }) =>
        all
          .filter((other) => other.id !== id)
          .flatMap((other) =>
            other.cookies
              .filter(
                (cookie) =>
                  isFirstParty(other, cookie) &&
                  (cookie.kind ?? 'cookie') === kind &&
                  cookie.name !== name &&
                  !isPattern(cookie.name) &&
                  fitsPattern(name, cookie.name) &&
                  presets[id]?.provider !== other.provider,
              )
              .map((cookie) => `${id}: ${name} fits ${cookie.name} of ${other.id}`),
          ),
      );
    assert.deepEqual(pairs, []);
  });
});

describe('Our own cookie in the catalogue', () => {
  it('has the name and the lifetime that a policy gives it', () => {
    assert.deepEqual(
      presets.consent?.cookies.map(({ name, retention }) => [name, retention]),
      [[defaultCookieName, defaultLifetimeDays]],
    );
  });
});

describe('The built-in policy', () => {
  const policy = definePolicy(declaration);

  it("has the services of Cetegra's cookie policy, each in its category", () => {
    const services = Object.fromEntries(
      policy.categories.map(({ id }) => [
        id,
        policy.services
          .filter(({ category }) => category === id)
          .map((service) => service.id)
          .sort(),
      ]),
    );
    assert.deepEqual(services, promised);
  });

  it('I-1: lets the signal deny marketing and nothing else', () =>
    assert.deepEqual(
      policy.categories.filter(({ gpc }) => gpc).map(({ id }) => id),
      ['marketing'],
    ));
  it('keeps its cookie under the documented name', () =>
    assert.equal(policy.cookie.name, 'cetegra_consent'));
});

describe('An id that the catalogue does not have', () => {
  it('is never taken for a service of the required category, which would need no consent', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
    const known = new Set(ids);
    const misspelt = ids.flatMap((id) =>
      [...id].flatMap((_, at) =>
        [...letters].flatMap((letter) => [
          id.slice(0, at) + letter + id.slice(at + 1),
          id.slice(0, at) + letter + id.slice(at),
          id.slice(0, at) + id.slice(at + 1),
        ]),
      ),
    );
    const taken = [...new Set(misspelt)].filter(
      (id) => !known.has(id) && presetCategory(id) === 'necessary',
    );
    assert.deepEqual(taken, []);
  });
});
