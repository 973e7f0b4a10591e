import { Ajv } from 'ajv';
import { schemaText } from './documents.js';
import type { DecisionRecord } from './record.js';

const validate = new Ajv().compile<DecisionRecord>(JSON.parse(schemaText) as object);

/** Returns the mistakes of a record for a developer. Empty if the record is valid. */
export function faultsOf(record: unknown): string[] {
  if (!validate(record))
    return (validate.errors ?? []).map(
      ({ instancePath, message = 'is not valid' }) => `${instancePath || 'the record'} ${message}`,
    );
  const { decidedAt, expiresAt } = record;
  const faults = Object.entries({ decidedAt, expiresAt })
    .filter(([, time]) => !exists(time))
    .map(([key]) => `/${key} is a day that does not exist`);
  if (expiresAt <= decidedAt) faults.push('/expiresAt must be later than /decidedAt');
  return faults;
}

/** JavaScript reads the 31st of February as a day of March. */
function exists(time: string): boolean {
  const read = new Date(time);
  return !Number.isNaN(read.getTime()) && read.toISOString() === time;
}
