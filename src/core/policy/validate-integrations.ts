import { integrationFacts, type IntegrationFacts, type OptionKind } from './integrations.js';
import { quoted } from './quoted.js';

/** An integration of the app itself: it says its own options. */
export function isOwnIntegration(value: unknown): value is { readonly id: string; connect: (...given: never[]) => unknown } {
  return typeof value === 'object' && value !== null && 'connect' in value && typeof value.connect === 'function';
}

/**
 * What is wrong with one of a policy's integrations.
 *
 * @param ids the policy's categories and services
 * @param add is told each mistake, with the key it is at
 */
export function checkIntegration(value: unknown, ids: readonly string[], add: (key: string, reason: string) => void): void {
  const { id, ...options } = typeof value === 'string' ? { id: value } : ((value ?? {}) as Record<string, unknown>);
  if (typeof id !== 'string' || id.trim() === '') return add('.id', `${quoted(id)} is no text.`);
  if (isOwnIntegration(value)) return;
  const facts = Object.hasOwn(integrationFacts, id) ? integrationFacts[id] : undefined;
  if (!facts) {
    const known = Object.keys(integrationFacts).join(', ');
    return add('', `there is no integration "${id}". Known are ${known}; one of your own needs a connect() and is given to configureConsent().`);
  }
  for (const [name, option] of Object.entries(options)) {
    const reason = name === 'purposes' ? checkPurposes(option, facts, ids) : checkOption(name, option, facts, ids);
    if (reason !== undefined) add(`.${name}`, reason);
  }
  if (facts.options?.domain && options.domain === undefined) add('.domain', 'is missing. Write the host name of your video site.');
}

function checkOption(name: string, value: unknown, { options = {}, purposes }: IntegrationFacts, ids: readonly string[]): string | undefined {
  if (name === 'service') return checkId(value, ids);
  const kind = Object.hasOwn(options, name) ? options[name] : undefined;
  if (kind === undefined) {
    const known = ['service', ...(Object.keys(purposes).length > 0 ? ['purposes'] : []), ...Object.keys(options)];
    return `is no option here. Known are ${known.join(', ')}.`;
  }
  if (typeof kind !== 'string') return kind.includes(value as string) ? undefined : `${quoted(value)} is none of ${kind.join(', ')}.`;
  return isOfKind(value, kind) ? undefined : `${quoted(value)} is no ${kind === 'host' ? 'host name' : kind}.`;
}

function isOfKind(value: unknown, kind: OptionKind & string): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'milliseconds') return Number.isInteger(value) && (value as number) >= 0;
  return typeof value === 'string' && (kind === 'host' ? /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i : /^[\w$]+$/).test(value);
}

function checkPurposes(value: unknown, { purposes }: IntegrationFacts, ids: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return `${quoted(value)} is no object.`;
  const unknown = Object.keys(value).find((purpose) => !Object.hasOwn(purposes, purpose));
  if (unknown !== undefined) return `${quoted(unknown)} is no purpose here. Known are ${Object.keys(purposes).join(', ') || 'none'}.`;
  return Object.values(value).map((id) => checkId(id, ids)).find(Boolean);
}

function checkId(id: unknown, ids: readonly string[]): string | undefined {
  return ids.includes(id as string) ? undefined : `${quoted(id)} is no category or service of the policy.`;
}
