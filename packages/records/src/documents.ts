import { readFileSync } from 'node:fs';

/** The build copies docs/consent-record.schema.json and docs/consent-api.yaml into dist. */
const read = (name: string) => readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8');

/** The JSON Schema of a record, as text. */
export const schemaText = read('consent-record.schema.json');

/** The OpenAPI document, as text. */
export const apiText = read('consent-api.yaml');
