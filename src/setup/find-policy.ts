import { builtInPolicy } from './built-in-policy.js';
import { compilePolicy } from '../core/policy/compile.js';
import { isDevelopment, report } from '../diagnostics/report.js';
import type { Policy } from '../core/policy/policy.js';
import { findPolicyBlock } from '../page/policy-block.js';

/**
 * The page's policy: the one that was given, else the one that stands in the page, else the built-in one.
 *
 * @returns `undefined` for one with a mistake; the console says all of them
 */
export function findPolicy(given: unknown): Policy | undefined {
  if (isCompiled(given)) return given;
  if (given !== undefined) return check(given, 'configureConsent()');
  const script = findPolicyBlock();
  if (!script) return builtInPolicy();
  if (script.type !== 'application/json') {
    report(['policy-type', script.type], script);
    return undefined;
  }
  try {
    return check(JSON.parse(script.textContent), '<script type="application/json" data-consent-policy>');
  } catch (error) {
    report(['policy-not-json', String(error)], script);
    return undefined;
  }
}

function check(input: unknown, source: string): Policy | undefined {
  const policy = compilePolicy(input);
  // The validator knows every rule and every word about it; visitors need neither. A developer's machine checks in full.
  if (!policy || isDevelopment(location.hostname)) void explain(input, source, policy !== undefined);
  return policy;
}

async function explain(input: unknown, source: string, isUsed: boolean): Promise<void> {
  try {
    (await import('../diagnostics/explain-policy.js')).explainPolicy(input, source, isUsed);
  } catch (error) {
    console.error(`[consent] ${source} could not be checked:`, error);
  }
}

/** What `definePolicy` returned. */
export function isCompiled(input: unknown): input is Policy {
  return typeof input === 'object' && input !== null && Object.isFrozen(input) && Object.hasOwn(input, 'strictHosts');
}
