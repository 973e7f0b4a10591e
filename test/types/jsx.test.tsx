/** Compiled, never run: what an adopter's TSX may say of the tags, and what it may not. */
import type {} from '../../src/jsx.js';

export function Page({ film }: { film: string }) {
  return (
    <>
      <cookie-banner
        market="no"
        policy-href="/cookie-policy"
        position="bottom-end"
        modal
        heading-level={3}
        key="banner"
      >
        <span slot="heading">Cookies</span>
      </cookie-banner>
      <cookie-preferences inline className="settings" ref={(element) => void element?.close()} />
      <consent-gate
        category="marketing"
        service="twentythree"
        label="Tour"
        src={film}
        ratio="4/3"
        referrerpolicy="no-referrer"
        onconsent-gate-open={({ reason }) => console.log(reason === 'once')}
        onconsent-gate-violation={({ url }) => console.log(url)}
      >
        <a href={film}>Watch the tour</a>
      </consent-gate>
      <cookie-declaration locale="nb" heading-level="2" />
      <consent-trigger>Cookies</consent-trigger>
      <button data-consent-action="open-preferences">Cookie settings</button>
    </>
  );
}

export function Mistakes() {
  return (
    <>
      {/* @ts-expect-error there is no such place */}
      <cookie-banner position="middle" />
      {/* @ts-expect-error a category is a text */}
      <consent-gate category={['marketing']} />
      {/* @ts-expect-error an answer is no attribute */}
      <cookie-preferences onAccept={() => undefined} />
      {/* @ts-expect-error no level beyond six */}
      <cookie-declaration heading-level={7} />
    </>
  );
}

export const isOpen = (): boolean => document.querySelector('consent-gate')?.open === true;
