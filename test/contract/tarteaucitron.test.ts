import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import {
  startedAfterConsent,
  startedWithoutConsent,
} from '../../src/importers/tarteaucitron-services.js';

const path = createRequire(import.meta.url).resolve('tarteaucitronjs/tarteaucitron.services.js');
const tarteaucitron = {
  services: {} as Record<string, { key: string; needConsent: boolean }>,
  user: {},
  lang: {},
  parameters: {},
  userInterface: {},
};
runInContext(
  readFileSync(path, 'utf8'),
  createContext({ tarteaucitron, window: {}, document: {}, navigator: {} }),
);
const keys = (needConsent: boolean) =>
  Object.values(tarteaucitron.services)
    .filter((service) => service.needConsent === needConsent)
    .map(({ key }) => key);

describe("The lists of tarteaucitron's services", () => {
  it('name every service that the package starts without an answer', () => {
    assert.ok(keys(false).length > 5);
    assert.deepEqual(
      keys(false).filter((key) => !startedWithoutConsent.has(key)),
      [],
    );
    assert.deepEqual(
      keys(false).filter((key) => startedAfterConsent.has(key)),
      [],
    );
  });

  it('name every service that the package starts after an answer only, unless an earlier version did not', () => {
    assert.ok(keys(true).length > 200);
    assert.deepEqual(
      keys(true).filter((key) => !startedAfterConsent.has(key) && !startedWithoutConsent.has(key)),
      [],
    );
  });

  it('name no service twice', () =>
    assert.deepEqual(
      [...startedAfterConsent].filter((key) => startedWithoutConsent.has(key)),
      [],
    ));
});
