import { jurisdictions } from '../../core/policy/policy.js';
import { methods } from '../../core/record.js';
import type { AnswerLayer } from './answered.js';
import type { ProofRecord } from './sent-record.js';

type JsonSchema = Readonly<Record<string, unknown>>;
type OptionalKey = {
  [Key in keyof ProofRecord]-?: Record<never, never> extends Pick<ProofRecord, Key> ? Key : never;
}[keyof ProofRecord];

/** TypeScript reports a layer that is missing here, and one that no longer exists. */
const layers = {
  banner: true,
  preferences: true,
  gate: true,
  declaration: true,
  api: true,
  unknown: true,
} satisfies Record<AnswerLayer, true>;

const refersTo = (definition: string, description?: string): JsonSchema => ({
  ...(description && { description }),
  $ref: `#/definitions/${definition}`,
});
const matches = (pattern: string, description?: string): JsonSchema => ({
  ...(description && { description }),
  type: 'string',
  pattern,
});
const isBoolean = (description: string): JsonSchema => ({ description, type: 'boolean' });

/** Every key of a record. A key of {@link ProofRecord} without a line here does not compile. */
const fields: Readonly<Record<keyof ProofRecord, JsonSchema>> = {
  version: { const: 1 },
  id: refersTo('recordId', 'Random, new for each decision. Sent twice, it is the same decision.'),
  replaces: refersTo(
    'recordId',
    'The id of the consent that this decision replaces in the same browser.',
  ),
  decidedAt: refersTo('time'),
  expiresAt: refersTo('time', 'Later than decidedAt.'),
  revision: matches('^[A-Za-z0-9._-]{1,32}$', 'The revision of the policy.'),
  market: matches('^[A-Za-z0-9._~-]{1,32}$'),
  jurisdiction: { enum: jurisdictions },
  // Pages write BCP 47 (pt-BR), POSIX (pt_BR.UTF-8@euro) and forms in between.
  locale: matches(
    '^[A-Za-z][A-Za-z0-9_.@-]{0,63}$',
    'The language of the words that were shown, in the form that the page uses.',
  ),
  method: { enum: methods.filter((method) => method !== 'implied') },
  layer: {
    description:
      "Where it was decided. api: by the page's own code. unknown: before the page could look.",
    enum: Object.keys(layers),
  },
  source: matches(
    '^[a-z][a-z0-9-]{0,31}$',
    "The importer's id, if the decision was taken over from another tool.",
  ),
  trusted: isBoolean('Whether the browser reports that a person pressed the control.'),
  gpc: isBoolean('Whether Global Privacy Control was on.'),
  categories: refersTo('answers', 'Optional categories that were answered. true is granted.'),
  services: refersTo('answers', 'The services of these categories, each with its own answer.'),
  words: matches('^[0-9a-f]{64}$', 'SHA-256 of the words that were shown.'),
  library: matches('^[0-9A-Za-z.+-]{1,32}$', 'The version of the library.'),
};

const optional: Readonly<Record<OptionalKey, true>> = {
  replaces: true,
  locale: true,
  source: true,
  words: true,
};

/** The JSON Schema of a record: docs/consent-record.schema.json is written from it by `npm run schema`. */
export const recordSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://cetegra.com/schemas/consent-record-1.json',
  title: 'Record of a consent decision',
  description:
    "What a page sends to the site's server about one decision: what was decided and what was shown. Nothing about who decided.",
  type: 'object',
  additionalProperties: false,
  required: Object.keys(fields).filter((key) => !Object.hasOwn(optional, key)),
  properties: fields,
  definitions: {
    recordId: { type: 'string', pattern: '^[A-Za-z0-9._~-]{1,64}$' },
    time: {
      description: 'ISO 8601 in UTC with milliseconds, a time that exists, from the year 2000.',
      type: 'string',
      pattern:
        '^2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$',
    },
    answers: {
      type: 'object',
      maxProperties: 1000,
      propertyNames: { pattern: '^[a-z][a-z0-9-]{0,31}$' },
      additionalProperties: { type: 'boolean' },
    },
  },
};
