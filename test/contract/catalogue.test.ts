import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declaration } from '../../src/built-in-policy.js';
import { presets } from '../../src/catalogue/index.js';
import { purposes } from '../../src/catalogue/purposes.js';
import { definePolicy } from '../../src/core/index.js';
import { defaultCookieName, defaultLifetimeDays } from '../../src/core/policy.js';
import { builtInCategories, presetCategories } from '../../src/core/presets.js';
import { isId } from '../../src/core/ids.js';
import { filesUnder } from './support/imports.js';

/** The services of Cetegra's cookie policy, DESIGN.md §1. */
const promised = {
  necessary: ['aspnet', 'big-ip', 'cloud-portal-affinity', 'consent'],
  functional: ['beamer'],
  performance: ['hubspot'],
  statistics: ['matomo'],
  marketing: ['facebook', 'linkedin', 'twentythree', 'x'],
};

const isNoPreset = (file: string) => ['index.ts', 'load-presets.ts', 'preset.ts', 'purposes.ts'].includes(file) || file.startsWith('shelves/');

describe('The catalogue', () => {
  it('names the same services as the table in the first chunk, in the same categories', () => {
    const categories = Object.fromEntries(Object.values(presets).map(({ id, category }) => [id, category]));
    assert.deepEqual(categories, presetCategories);
  });

  it('has a service under its own id, in a file of that name', async () => {
    const files = (await filesUnder('src/catalogue')).filter((file) => !isNoPreset(file)).map((file) => file.replace('.ts', ''));
    assert.deepEqual(Object.entries(presets).map(([key, { id }]) => [key, id]), Object.keys(presets).map((id) => [id, id]));
    assert.deepEqual(Object.keys(presets).sort(), files);
  });

  it('uses only categories that have words', () => {
    const known = builtInCategories.map(({ id }) => id);
    assert.deepEqual(Object.values(presetCategories).filter((category) => !known.includes(category)), []);
  });

  it('uses only ids that a policy may use', () => assert.deepEqual(Object.keys(presets).filter((id) => !isId(id)), []));

  for (const preset of Object.values(presets)) {
    describe(preset.id, () => {
      it('L9: has a name, says what it is for, and who else provides it', () => {
        for (const text of [preset.label, ...preset.purposes.map((purpose) => purposes[purpose]())]) assert.ok(text.trim() !== '');
        // What is required the site itself may run; data that goes to another must name that other.
        if (preset.category !== 'necessary') assert.ok(preset.provider && preset.privacyUrl);
      });

      it('L9: says of each cookie what it is for and how long it lasts, or that nobody says', () => {
        for (const { name, retention, kind = 'cookie', purpose } of preset.cookies) {
          assert.ok(purposes[purpose]().trim() !== '', name);
          const isKnown = retention === 'session' || (typeof retention === 'number' && retention > 0);
          const isUnsaid = retention === undefined && (kind !== 'cookie' || preset.unsure?.some((fact) => fact.startsWith('retention') && fact.includes(name)));
          assert.ok(isKnown || isUnsaid, name);
        }
      });

      it('names each cookie once', () => {
        const names = preset.cookies.map(({ kind = 'cookie', name }) => `${kind} ${name}`);
        assert.deepEqual(names, [...new Set(names)]);
      });

      it('S-6: links only to https:', () => assert.match(preset.privacyUrl ?? 'https:', /^https:/));
      it('names hosts, not addresses', () => assert.deepEqual((preset.hosts ?? []).filter((host) => !/^(?:\*\.)?[a-z0-9.-]+$/.test(host)), []));
    });
  }
});

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
