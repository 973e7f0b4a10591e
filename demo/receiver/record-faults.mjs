import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';

const schema = JSON.parse(await readFile(new URL('../../docs/consent-record.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv().compile(schema);

/** What is wrong with a record by the published schema, the first of it; nothing if it is right. */
export function faultsOf(record) {
  return validate(record) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath || 'the record'} ${message}`);
}
