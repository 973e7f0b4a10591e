import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

const docs = readFileSync(new URL('../../docs/csp.md', import.meta.url), 'utf8');
const policies = [...docs.matchAll(/```csp ([\w-]+)\n([^`]+)```/g)].map(
  ([, name = '', text = '']) => [name, text.replace(/\s+/g, ' ').trim()] as const,
);
/** Google's scale: 10 is high, 20 is a syntax error; larger numbers are weaker findings. */
const harmless = 20;

describe('The content security policies that the docs print', () => {
  it('are two', () =>
    assert.deepEqual(
      policies.map(([name]) => name),
      ['own-origin', 'nonce'],
    ));

  for (const [name, text] of policies) {
    it(`"${name}" has no severe finding of csp_evaluator (T17)`, () => {
      const findings = new CspEvaluator(
        new CspParser(text.replace('{nonce}', 'cjRuZDBtcjRuZDBt')).csp,
      ).evaluate();
      assert.deepEqual(
        findings
          .filter(({ severity }) => Number(severity) <= harmless)
          .map(({ directive, description }) => `${directive}: ${description}`),
        [],
      );
    });
  }
});
