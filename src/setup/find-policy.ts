import { builtInPolicy } from './built-in-policy.js';
import { compilePolicy } from '../core/policy/compile.js';
import { isDevelopment, report } from '../diagnostics/report.js';
import type { Policy } from '../core/policy/policy.js';
import { findPolicyBlock } from '../page/policy-block.js';

/**
 * Finds the page's policy: the given one, else the data block of the page, else the built-in one.
 *
 * @returns `undefined` for a policy with a mistake; the console reports all mistakes
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
    return check(
      JSON.parse(script.textContent),
      '<script type="application/json" data-consent-policy>',
    );
  } catch (error) {
    report(['policy-not-json', String(error)], script);
    return undefined;
  }
}

function check(input: unknown, source: string): Policy | undefined {
  const policy = compilePolicy(input);
  // Visitors do not need the validator and its sentences. A developer's machine checks in full.
  if (!policy || isDevelopment(location.hostname))
    void explain(input, source, policy !== undefined);
  return policy;
}

async function explain(input: unknown, source: string, isUsed: boolean): Promise<void> {
  try {
    (await import('../diagnostics/explain-policy.js')).explainPolicy(input, source, isUsed);
  } catch (error) {
    console.error(
      `[consent] The policy given by ${source} could not be checked, because the validator could not be loaded.${isUsed ? '' : ' The policy is not used and everything optional is denied.'} Serve the chunks in the same folder as the script.`,
      error,
    );
  }
}

/** Whether `definePolicy` returned this object. */
export function isCompiled(input: unknown): input is Policy {
  return (
    typeof input === 'object' &&
    input !== null &&
    Object.isFrozen(input) &&
    Object.hasOwn(input, 'strictHosts')
  );
}
