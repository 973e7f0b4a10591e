import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { CookieBanner } from './elements/banner.js';
import type { CookieDeclaration } from './elements/declaration.js';
import type { ConsentGateCloseEvent, ConsentGateOpenEvent, ConsentGateViolationEvent } from './elements/events.js';
import type { ConsentGate } from './elements/gate.js';
import type { CookiePreferences } from './elements/preferences.js';
import type { ConsentTrigger } from './elements/trigger.js';

/**
 * Types alone: the tags in JSX, for React 19, by `import type {} from '@cetegra/consent/jsx'` once in an app. It registers
 * nothing. Another library with JSX of its own extends its `IntrinsicElements` by {@link ConsentElements}.
 */
export interface ConsentElements {
  'cookie-banner': Tag<CookieBanner, Layer & { position?: 'bottom' | 'top' | 'bottom-start' | 'bottom-end' | 'center'; modal?: boolean; open?: boolean }>;
  'cookie-preferences': Tag<CookiePreferences, Layer & { inline?: boolean; open?: boolean }>;
  'consent-gate': Tag<ConsentGate, Gate>;
  'cookie-declaration': Tag<CookieDeclaration, Spoken & Headed>;
  'consent-trigger': Tag<ConsentTrigger, Spoken & { 'status-only'?: boolean }>;
}

type Tag<Element, Attributes> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Attributes;

interface Spoken {
  market?: string;
  locale?: string;
}

interface Headed {
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6 | '1' | '2' | '3' | '4' | '5' | '6';
}

interface Layer extends Spoken, Headed {
  'policy-href'?: string;
}

interface Gate {
  category?: string;
  service?: string;
  src?: string;
  label?: string;
  poster?: string;
  ratio?: string;
  answers?: string;
  allow?: string;
  sandbox?: string;
  referrerpolicy?: ReferrerPolicy;
  loading?: 'eager' | 'lazy';
  'onconsent-gate-open'?: (event: ConsentGateOpenEvent) => void;
  'onconsent-gate-close'?: (event: ConsentGateCloseEvent) => void;
  'onconsent-gate-violation'?: (event: ConsentGateViolationEvent) => void;
}

declare global {
  interface HTMLElementTagNameMap {
    'cookie-banner': CookieBanner;
    'cookie-preferences': CookiePreferences;
    'consent-gate': ConsentGate;
    'cookie-declaration': CookieDeclaration;
    'consent-trigger': ConsentTrigger;
  }
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React's own is one
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it merges with React's own
    interface IntrinsicElements extends ConsentElements {}
  }
}
