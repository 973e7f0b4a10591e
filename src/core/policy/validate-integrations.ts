import { integrationFacts, type IntegrationFacts, type OptionKind } from './integrations.js';
import { quoted } from './quoted.js';

/** Whether an integration belongs to the app itself, which checks its own options. */
export function isOwnIntegration(
  value: unknown,
): value is { readonly id: string; connect: (...given: never[]) => unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'connect' in value &&
    typeof value.connect === 'function'
  );
}

/**
 * Checks one of a policy's integrations.
 *
 * @param ids the policy's categories and services
 * @param add receives each mistake, with its key
 */
export function checkIntegration(
  value: unknown,
  ids: readonly string[],
  add: (key: string, reason: string) => void,
): void {
  const { id, ...options } =
    typeof value === 'string' ? { id: value } : ((value ?? {}) as Record<string, unknown>);
  if (typeof id !== 'string' || id.trim() === '')
    return add(
      '.id',
      id === undefined
        ? 'is missing. Write "matomo" or { "id": "matomo" }.'
        : `expected a non-empty string, got ${quoted(id)}.`,
    );
  if (isOwnIntegration(value)) return;
  const facts = Object.hasOwn(integrationFacts, id) ? integrationFacts[id] : undefined;
  if (!facts) {
    const known = Object.keys(integrationFacts).join(', ');
    return add(
      '',
      `${quoted(id)} is not an integration. Use one of ${known}. For your own integration, pass an object with connect() to configureConsent().`,
    );
  }
  for (const [name, option] of Object.entries(options)) {
    const reason =
      name === 'purposes'
        ? checkPurposes(option, facts, ids)
        : checkOption(name, option, facts, ids);
    if (reason !== undefined) add(`.${name}`, reason);
  }
  if (facts.options?.domain && options.domain === undefined)
    add('.domain', 'is missing. Write the host name of your video site.');
}

function checkOption(
  name: string,
  value: unknown,
  { options = {}, purposes }: IntegrationFacts,
  ids: readonly string[],
): string | undefined {
  if (name === 'service') return checkId(value, ids);
  const kind = Object.hasOwn(options, name) ? options[name] : undefined;
  if (kind === undefined) {
    const known = [
      'service',
      ...(Object.keys(purposes).length > 0 ? ['purposes'] : []),
      ...Object.keys(options),
    ];
    return `is not an option of this integration. Use one of ${known.join(', ')}.`;
  }
  if (typeof kind !== 'string')
    return kind.includes(value as string)
      ? undefined
      : `expected one of ${kind.join(', ')}, got ${quoted(value)}.`;
  return isOfKind(value, kind) ? undefined : `expected ${expected[kind]}, got ${quoted(value)}.`;
}

const expected: Readonly<Record<OptionKind & string, string>> = {
  boolean: 'true or false',
  milliseconds: 'a whole number of milliseconds from 0',
  host: 'a host name such as "video.example.com"',
  text: 'a name of letters, digits, "_" and "$"',
};

function isOfKind(value: unknown, kind: OptionKind & string): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'milliseconds') return Number.isInteger(value) && (value as number) >= 0;
  return (
    typeof value === 'string' &&
    (kind === 'host' ? /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i : /^[\w$]+$/).test(value)
  );
}

function checkPurposes(
  value: unknown,
  { purposes }: IntegrationFacts,
  ids: readonly string[],
): string | undefined {
  if (typeof value !== 'object' || value === null)
    return `expected an object, got ${quoted(value)}.`;
  const unknown = Object.keys(value).find((purpose) => !Object.hasOwn(purposes, purpose));
  if (unknown !== undefined)
    return `${quoted(unknown)} is not a purpose of this integration. It has ${Object.keys(purposes).join(', ') || 'none'}.`;
  return Object.values(value)
    .map((id) => checkId(id, ids))
    .find(Boolean);
}

function checkId(id: unknown, ids: readonly string[]): string | undefined {
  return ids.includes(id as string)
    ? undefined
    : `${quoted(id)} is not a category or service of the policy.`;
}
