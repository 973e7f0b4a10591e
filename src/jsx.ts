import type { CookieBanner } from './elements/banner/banner.js';
import type { CookieDeclaration } from './elements/declaration/declaration.js';
import type {
  ConsentGateCloseEvent,
  ConsentGateFrameEvent,
  ConsentGateOpenEvent,
  ConsentGateViolationEvent,
} from './elements/events.js';
import type { ConsentGate } from './elements/gate/gate.js';
import type { CookiePreferences } from './elements/preferences/preferences.js';
import type { ConsentTrigger } from './elements/trigger/trigger.js';

/**
 * Types of the tags for JSX and templates: write `import type {} from '@cetegra/consent/jsx'` once in an app. It covers React 19,
 * Preact, Solid, Vue, Svelte and Stencil, whichever of them is installed, and registers nothing. Another library can extend
 * its `IntrinsicElements` by this type.
 */
export type ConsentElements = {
  [Name in Tag]: Common<Elements[Name]> & Attributes[Name] & Listeners<Name, 'on' | 'on:'>;
};

interface Elements {
  'cookie-banner': CookieBanner;
  'cookie-preferences': CookiePreferences;
  'consent-gate': ConsentGate;
  'cookie-declaration': CookieDeclaration;
  'consent-trigger': ConsentTrigger;
}

type Tag = keyof Elements;

interface Attributes {
  'cookie-banner': Layer & {
    position?: 'bottom' | 'top' | 'bottom-start' | 'bottom-end' | 'center' | undefined;
    modal?: Flag;
    open?: Flag;
  };
  'cookie-preferences': Layer & { inline?: Flag; open?: Flag };
  'consent-gate': Gate;
  'cookie-declaration': Localized & Headed;
  'consent-trigger': Localized & { 'status-only'?: Flag };
}

/** Vue and Solid write an attribute without a value as an empty text. */
type Flag = boolean | '' | undefined;

interface Localized {
  market?: string | undefined;
  locale?: string | undefined;
}

interface Headed {
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6 | '1' | '2' | '3' | '4' | '5' | '6' | undefined;
}

interface Layer extends Localized, Headed {
  'policy-href'?: string | undefined;
}

interface Gate {
  category?: string | undefined;
  service?: string | undefined;
  src?: string | undefined;
  label?: string | undefined;
  poster?: string | undefined;
  ratio?: string | undefined;
  answers?: string | undefined;
  allow?: string | undefined;
  sandbox?: string | undefined;
  referrerpolicy?: ReferrerPolicy | undefined;
  loading?: 'eager' | 'lazy' | undefined;
}

interface GateEvents {
  'consent-gate-open': ConsentGateOpenEvent;
  'consent-gate-close': ConsentGateCloseEvent;
  'consent-gate-frame': ConsentGateFrameEvent;
  'consent-gate-violation': ConsentGateViolationEvent;
}

type Listeners<Name, Prefix extends string> = Name extends 'consent-gate'
  ? {
      [Event in keyof GateEvents as `${Prefix}${Event}`]?:
        ((event: GateEvents[Event]) => void) | undefined;
    }
  : unknown;

/** Attributes of every element in every JSX, for libraries that are not named below. */
interface Common<Element> {
  id?: string | undefined;
  class?: string | undefined;
  className?: string | undefined;
  style?: string | object | undefined;
  slot?: string | undefined;
  hidden?: Flag;
  lang?: string | undefined;
  dir?: string | undefined;
  title?: string | undefined;
  role?: string | undefined;
  part?: string | undefined;
  key?: string | number | null | undefined;
  ref?: ((element: Element) => void) | { current: Element | null } | null | undefined;
  children?: unknown;
  [other: `data-${string}` | `aria-${string}`]: unknown;
}

// Each library's own attributes, as long as it is installed: "@ts-ignore" makes a missing one an unused `any`.
/* eslint-disable @typescript-eslint/ban-ts-comment, @typescript-eslint/consistent-type-imports, @typescript-eslint/no-redundant-type-constituents, @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type */
/** @ts-ignore */
type InReact<Element> = import('react').DetailedHTMLProps<
  import('react').HTMLAttributes<Element>,
  Element
>;
/** @ts-ignore */
type InPreact<Element extends EventTarget> = import('preact').HTMLAttributes<Element>;
/** @ts-ignore */
type InSolid<Element> = import('solid-js').JSX.HTMLAttributes<Element>;
/** @ts-ignore */
type InVue = import('vue').HTMLAttributes & import('vue').ReservedProps;
/** @ts-ignore */
type InSvelte<Element extends EventTarget> = import('svelte/elements').HTMLAttributes<Element>;
/** @ts-ignore */
type InStencil<Element> = import('@stencil/core/internal').JSXBase.HTMLAttributes<Element>;

type ReactTags = {
  [Name in Tag]: InReact<Elements[Name]> & Attributes[Name] & Listeners<Name, 'on'>;
};
type PreactTags = {
  [Name in Tag]: InPreact<Elements[Name]> & Attributes[Name] & Listeners<Name, 'on'>;
};
type SolidTags = {
  [Name in Tag]: InSolid<Elements[Name]> & Attributes[Name] & Listeners<Name, 'on:'>;
};
type VueTags = { [Name in Tag]: InVue & Attributes[Name] & VueListeners<Name> };
type VueComponents = { [Name in Tag]: new () => { $props: VueTags[Name] } };
type VueListeners<Name> = Name extends 'consent-gate'
  ? {
      [Event in keyof GateEvents as `on${Capitalize<Event>}`]?:
        ((event: GateEvents[Event]) => void) | undefined;
    }
  : unknown;
type SvelteTags = {
  [Name in Tag]: InSvelte<Elements[Name]> & Attributes[Name] & Listeners<Name, 'on'>;
};
type StencilTags = { [Name in Tag]: InStencil<Elements[Name]> & Attributes[Name] };

declare global {
  interface HTMLElementTagNameMap extends Elements {}
}

/** @ts-ignore */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactTags {}
  }
}

/** @ts-ignore */
declare module 'preact/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends PreactTags {}
  }
}

/** @ts-ignore */
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidTags {}
  }
}

/** @ts-ignore */
declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends VueTags {}
  }
}

/** @ts-ignore */
declare module 'vue' {
  interface GlobalComponents extends VueComponents {}
}

/** @ts-ignore */
declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteTags {}
}

/** @ts-ignore */
declare module '@stencil/core' {
  namespace JSX {
    interface IntrinsicElements extends StencilTags {}
  }
}
