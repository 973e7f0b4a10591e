import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { presets } from '../../src/data/services/index.js';
import { integrationFacts } from '../../src/core/policy/integrations.js';
import { builtInCategories, presetCategory } from '../../src/core/policy/presets.js';
import { builtIn } from '../../src/integrations/built-in.js';
import { filesUnder, root } from './support/imports.js';

const ids = Object.keys(integrationFacts);
const documents = {
  schema: JSON.parse(await readFile(join(root, 'src/core/policy/policy.schema.json'), 'utf8')) as {
    $defs: {
      integration: { enum: string[] };
      integrationOptions: { properties: Record<string, object> };
    };
  },
  docs: await readFile(join(root, 'docs/integrations.md'), 'utf8'),
};

describe('The integrations of the library', () => {
  for (const id of ids) {
    it(`${id}: is there by its id, in a file of its name, and documented with its options`, async () => {
      assert.equal((await builtIn[id]?.())?.id, id);
      assert.ok((await filesUnder('src/integrations')).includes(`${id}.ts`));
      for (const word of [id, ...Object.keys(integrationFacts[id]?.options ?? {})])
        assert.ok(documents.docs.includes(`\`${word}\``), word);
    });

    it(`${id}: what decides are categories and services that the library knows`, () => {
      const { service, category, purposes = {} } = integrationFacts[id] ?? {};
      const known = [...builtInCategories.map((one) => one.id), ...Object.keys(presets)];
      const named = [
        service,
        category,
        ...Object.values(purposes).flatMap((one) => one.split(' ')),
      ].filter((one) => one !== undefined);
      assert.deepEqual(
        named.filter((one) => !known.includes(one)),
        [],
      );
      if (service && category) assert.equal(presetCategory(service), category);
    });
  }

  it('are those of the schema, with the same options', () => {
    const options = ids.flatMap((id) => Object.keys(integrationFacts[id]?.options ?? {}));
    assert.deepEqual([...documents.schema.$defs.integration.enum].sort(), [...ids].sort());
    assert.deepEqual(
      Object.keys(documents.schema.$defs.integrationOptions.properties).sort(),
      [...new Set(['id', 'service', 'purposes', ...options])].sort(),
    );
    assert.deepEqual(Object.keys(builtIn), ids);
  });
});
