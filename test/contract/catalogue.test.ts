import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { declaration } from '../../src/built-in-policy.js';
import { liesOnSite, presets } from '../../src/catalogue/index.js';
import { purposes } from '../../src/catalogue/purposes.js';
import { definePolicy } from '../../src/core/index.js';
import { defaultLifetimeDays } from '../../src/core/find-market.js';
import { defaultCookieName } from '../../src/core/policy.js';
import { builtInCategories, presetCategories } from '../../src/core/presets.js';
import { isId } from '../../src/core/ids.js';
import { filesUnder, root } from './support/imports.js';

/** The services of Cetegra's cookie policy, DESIGN.md §1. */
const promised = {
  necessary: ['aspnet', 'big-ip', 'cloud-portal-affinity', 'consent'],
  functional: ['beamer'],
  performance: ['hubspot'],
  statistics: ['matomo'],
  marketing: ['facebook', 'linkedin', 'twentythree', 'x'],
};

const isNoPreset = (file: string) => ['index.ts', 'load-presets.ts', 'preset.ts', 'purposes.ts'].includes(file) || file.startsWith('shelves/');
const all = Object.values(presets);
/** ISO 3166: `Intl` says what it does not know as it was asked. */
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

describe('The catalogue', () => {
  it('knows at least 40 services', () => assert.ok(all.length >= 40, String(all.length)));

  it('names the same services as the table in the first chunk, in the same categories', () => {
    const categories = Object.fromEntries(all.map(({ id, category }) => [id, category]));
    assert.deepEqual(categories, presetCategories);
  });

  it('has a service under its own id, in a file of that name', async () => {
    const files = (await filesUnder('src/catalogue')).filter((file) => !isNoPreset(file)).map((file) => file.replace('.ts', '')).sort();
    assert.deepEqual(Object.entries(presets).map(([key, { id }]) => [key, id]), Object.keys(presets).map((id) => [id, id]));
    assert.deepEqual(Object.keys(presets).sort(), files);
  });

  it('uses only categories that have words', () => {
    const known = builtInCategories.map(({ id }) => id);
    assert.deepEqual(Object.values(presetCategories).filter((category) => !known.includes(category)), []);
  });

  it('uses only ids that a policy may use', () => assert.deepEqual(Object.keys(presets).filter((id) => !isId(id)), []));

  it('has no sentence that nothing uses: each is translated into every language', () => {
    const used = new Set(all.flatMap((preset) => [...preset.purposes, ...preset.cookies.map(({ purpose }) => purpose)]));
    assert.deepEqual(Object.keys(purposes).filter((purpose) => !used.has(purpose as keyof typeof purposes)), []);
  });

  it('tells in the documentation and in the schema what it holds: else run "npm run catalogue"', async () => {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/catalogue.mjs', '--check'], { cwd: root });
  });

  for (const preset of all) {
    describe(preset.id, () => {
      it('L9: has a name, says what it is for, and who else provides it', () => {
        assert.notEqual(preset.label.trim(), '');
        assert.ok(preset.purposes.length > 0);
        for (const purpose of preset.purposes) assert.notEqual(purposes[purpose]().trim(), '', purpose);
        // What is required the site itself may run; data that goes to another must name that other.
        if (preset.category !== 'necessary') assert.ok(preset.provider);
        if (preset.provider) assert.ok(preset.privacyUrl && preset.country);
      });

      it('L9: says in which country its provider is', () => {
        if (preset.country) assert.ok(/^[A-Z]{2}$/.test(preset.country) && countries.of(preset.country), preset.country);
      });

      it('L9: says of each cookie what it is for and how long it lasts, or that nobody says', () => {
        for (const { name, retention, kind = 'cookie', purpose } of preset.cookies) {
          assert.notEqual(purposes[purpose]().trim(), '', name);
          const isKnown = retention === 'session' || (typeof retention === 'number' && retention > 0);
          const isUnsaid = retention === undefined && (kind !== 'cookie' || preset.unsure?.some((fact) => fact.startsWith('retention') && fact.includes(name)));
          assert.ok(isKnown || isUnsaid, name);
        }
      });

      it('names each cookie once in each place', () => {
        const names = preset.cookies.map(({ kind = 'cookie', name, thirdParty = false }) => `${kind} ${name} ${String(thirdParty)}`);
        assert.deepEqual(names, [...new Set(names)]);
      });

      it('names cookies so that clearing them leaves those of others alone', () => {
        for (const cookie of preset.cookies) {
          if ((cookie.kind ?? 'cookie') === 'cookie') assert.match(cookie.name, /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/);
          // What is required is never cleared, and what lies elsewhere cannot be.
          const isCleared = preset.category !== 'necessary' && liesOnSite(preset, cookie);
          if (isCleared && cookie.name.includes('*')) assert.match(cookie.name, /^[^*]{3}/);
          if (preset.id !== 'consent') assert.ok(!matches(cookie.name, defaultCookieName), cookie.name);
        }
      });

      it('S-6: links only to https:', () => assert.equal(new URL(preset.privacyUrl ?? 'https://none.invalid').protocol, 'https:'));

      it('names hosts, not addresses, and no whole registry', () => {
        assert.deepEqual((preset.hosts ?? []).filter((host) => !/^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host)), []);
      });

      it('leaves to the site what only the site can judge', () => {
        if (preset.category !== 'necessary' || !preset.hosts || preset.id === 'cookieyes') return;
        assert.ok(preset.unsure?.some((fact) => fact.startsWith('category')), 'a vendor asked for content is exempt only where the visitor needs it');
      });
    });
  }
});

function matches(pattern: string, name: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, '\\$&')).join('.*')}$`).test(name);
}

describe('Our own cookie in the catalogue', () => {
  it('has the name and the lifetime that a policy gives it', () => {
    assert.deepEqual(presets.consent?.cookies.map(({ name, retention }) => [name, retention]), [[defaultCookieName, defaultLifetimeDays]]);
  });
});

describe('The built-in policy', () => {
  const policy = definePolicy(declaration);

  it('holds the services of Cetegra\'s cookie policy, each in its category', () => {
    const services = Object.fromEntries(policy.categories.map(({ id }) => [id, policy.services.filter(({ category }) => category === id).map((service) => service.id).sort()]));
    assert.deepEqual(services, promised);
  });

  it('I-1: lets the signal deny marketing and nothing else', () => assert.deepEqual(policy.categories.filter(({ gpc }) => gpc).map(({ id }) => id), ['marketing']));
  it('keeps its cookie under the documented name', () => assert.equal(policy.cookie.name, 'cetegra_consent'));
});
