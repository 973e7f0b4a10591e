import type { ConsentRecord } from '../../src/core/index.js';

/** What stands in a vector file: a value or a header, and what a reader in any language must make of it. */
export interface Vector {
  readonly name: string;
  readonly value?: string;
  readonly header?: string;
  readonly cookie?: string;
  readonly now?: number;
  readonly reading: string;
}

/** One line for what was read, the same in every language: see test/vectors/README.md. */
export function describeReading(record: ConsentRecord | undefined): string {
  if (!record) return 'none';
  const { choices, unasked = [] } = record;
  const ids = (wanted: boolean) => Object.keys(choices).filter((id) => choices[id] === wanted).sort().join('.');
  return [
    `t=${record.decidedAt}`, `e=${record.expiresAt}`, `r=${record.revision}`, `m=${record.market}`, `a=${record.method}`,
    `g=${record.gpc ? 1 : 0}`, `i=${record.id ?? ''}`, `granted=${ids(true)}`, `denied=${ids(false)}`, `unasked=${[...unasked].sort().join('.')}`,
  ].join(' ');
}
