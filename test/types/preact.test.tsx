/** @jsxImportSource preact */
/** Compiled, never run: the tags in Preact's JSX. */
import type {} from '../../src/jsx.js';
import type { ConsentGate } from '../../src/index.js';

export function Page({ gate }: { gate: { current: ConsentGate | null } }) {
  return (
    <>
      <cookie-banner position="top" modal policy-href="/cookie-policy" key="banner">
        <span slot="heading">Cookies</span>
      </cookie-banner>
      <consent-gate
        ref={gate}
        class="film"
        category="marketing"
        onconsent-gate-open={({ reason }) => console.log(reason === 'once')}
      >
        <a href="/film">Film</a>
      </consent-gate>
      {/* @ts-expect-error there is no such position */}
      <cookie-banner position="middle" />
      {/* @ts-expect-error a category is a text */}
      <consent-gate category={['marketing']} />
      {/* @ts-expect-error a misspelt attribute */}
      <consent-gate catgory="marketing" />
    </>
  );
}
