import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { followerIds, importerIds } from '../../src/core/policy/presets.js';
import { importers } from '../../src/importers/all.js';
import { cookiebotFollower } from '../../src/importers/follow/cookiebot.js';
import { cookieyesFollower } from '../../src/importers/follow/cookieyes.js';
import { onetrustFollower } from '../../src/importers/follow/onetrust.js';
import { tcfFollower } from '../../src/importers/follow/tcf.js';
import { detection } from '../../src/importers/detection.js';
import { root } from './support/imports.js';

interface Schema {
  $defs: { importer: { enum: string[] } };
}

const sorted = (ids: readonly string[]) => [...ids].sort();
const ids = sorted(importers.map(({ id }) => id));

describe('The importers', () => {
  it('are those a policy may name', () => assert.deepEqual(sorted(importerIds), ids));
  it('have a sign each, by which the browser is looked at', () =>
    assert.deepEqual(sorted(Object.keys(detection)), ids));
  it("are those of the policy's schema", async () => {
    const schema = JSON.parse(
      await readFile(join(root, 'src/core/policy/policy.schema.json'), 'utf8'),
    ) as Schema;
    assert.deepEqual(sorted(schema.$defs.importer.enum), ids);
  });
  it('stand in their documentation, each with its row', async () => {
    const page = await readFile(join(root, 'docs/importers.md'), 'utf8');
    for (const id of ids) assert.ok(page.includes(`| \`${id}\` |`), id);
  });
  it('map to the built-in categories only', () => {
    const known = ['necessary', 'functional', 'performance', 'statistics', 'marketing'];
    const strange = importers
      .flatMap(({ categories }) => Object.values(categories).flat())
      .filter((id) => !known.includes(id));
    assert.deepEqual(strange, []);
  });
});

describe('The tools that can be followed', () => {
  it('are those a policy may name', () => {
    assert.deepEqual(
      sorted(followerIds),
      sorted(
        [cookiebotFollower, cookieyesFollower, onetrustFollower, tcfFollower].map(({ id }) => id),
      ),
    );
  });
});
