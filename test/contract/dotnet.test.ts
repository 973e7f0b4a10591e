import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dotnetCounts } from '../../scripts/dotnet.mjs';
import { dotnetData } from '../../scripts/dotnet-facts.mjs';
import { evaluations } from '../vectors/evaluations.js';
import { root } from './support/imports.js';

describe('The ASP.NET Core package', () => {
  it('embeds the facts of the TypeScript library as they are now; `npm run dotnet-data` writes them', async () => {
    for (const [file, text] of await dotnetData())
      assert.equal(
        await readFile(join(root, file), 'utf8'),
        text,
        `${file}: run "npm run dotnet-data"`,
      );
  });

  it('test/vectors/evaluations.json has what the page grants now; `node --import tsx test/vectors/generate-evaluations.ts` writes it', async () => {
    const written = JSON.parse(
      await readFile(join(root, 'test/vectors/evaluations.json'), 'utf8'),
    ) as unknown[];
    assert.deepEqual(written, JSON.parse(JSON.stringify([...evaluations(400, 18)])));
  });

  it('the counts of all test projects are added up', () => {
    const output = [
      '  Failed A.B.A_name_that_is_a_sentence [12 ms]',
      '  Error Message:',
      '   Failed! to say',
      'Failed!  - Failed:     1, Passed:    40, Skipped:     0, Total:    41, Duration: 13 s - A.dll (net10.0)',
      'Passed!  - Failed:     0, Passed:     2, Skipped:     1, Total:     3, Duration: 1 s - B.dll (net10.0)',
      '',
    ].join('\n');
    assert.deepEqual(dotnetCounts(output), {
      passed: 42,
      failed: 1,
      failures: ['  ✖ A.B.A_name_that_is_a_sentence'],
    });
  });
});
