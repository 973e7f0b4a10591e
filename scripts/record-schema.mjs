import { writeFile } from 'node:fs/promises';
import { recordSchema } from '../src/endpoints/records/schema.ts';
import { ROOT } from './run.mjs';

/** `npm run schema`: writes the published schema of a record from the table in the code. A contract test compares the two. */
await writeFile(
  `${ROOT}docs/consent-record.schema.json`,
  `${JSON.stringify(recordSchema, null, 2)}\n`,
);
