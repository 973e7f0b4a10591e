/** @jsxImportSource vue */
/** Compiled, never run: the tags in Vue's JSX, and in the types that its templates are checked with. */
import type { GlobalComponents } from 'vue';
import type {} from '../../src/jsx.js';

export const category: InstanceType<GlobalComponents['consent-gate']>['$props']['category'] =
  'marketing';

export function Page() {
  return (
    <>
      <cookie-banner position="top" modal policy-href="/cookie-policy" key="banner" />
      <consent-gate
        class="film"
        category="marketing"
        onConsent-gate-open={({ reason }) => console.log(reason === 'once')}
      />
      {/* @ts-expect-error there is no such position */}
      <cookie-banner position="middle" />
      {/* @ts-expect-error a category is a text */}
      <consent-gate category={['marketing']} />
      {/* @ts-expect-error a misspelt attribute */}
      <consent-gate catgory="marketing" />
    </>
  );
}
