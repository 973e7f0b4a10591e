import { encodeRecord } from './core/cookie.js';
import type { Policy } from './core/policy/policy.js';
import { day, type Choices, type ConsentRecord } from './core/record.js';
import type { ConsentGate } from './elements/gate/gate.js';

export { memoryStorage } from './page/memory-storage.js';

/** A decision for a test: what is named is answered, the rest stays unanswered; made now and good for half a year. */
export function makeRecord(
  policy: Policy,
  choices: Choices,
  overrides: Partial<ConsentRecord> = {},
): ConsentRecord {
  const decidedAt = Date.now();
  return {
    version: 1,
    decidedAt,
    expiresAt: decidedAt + 180 * day,
    revision: policy.revision,
    choices,
    method: 'save',
    market: policy.defaultMarket ?? 'unknown',
    gpc: false,
    ...overrides,
  };
}

/** The text of a `Cookie` header, or of `document.cookie`, for a page that is to start with a decision made. */
export function consentCookie(policy: Policy, record: ConsentRecord): string {
  return `${policy.cookie.name}=${encodeRecord(record, policy)}`;
}

/** Resolves when a gate is open, at once if it is. */
export function whenGateOpen(gate: ConsentGate): Promise<void> {
  return new Promise((resolve) => {
    if (gate.open) resolve();
    else gate.addEventListener('consent-gate-open', () => resolve(), { once: true });
  });
}
