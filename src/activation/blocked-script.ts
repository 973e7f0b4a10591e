export interface BlockedScript {
  readonly script: HTMLScriptElement;
  /** Whether the page's own parser made it, or the template it was copied from. */
  readonly cameWithPage: boolean;
  /** The categories and services whose grant lets it run. */
  readonly needs: readonly string[];
  /** Only for scripts of the page: a gate removes its own when they are no longer granted. */
  readonly isGranted?: () => boolean;
}

/** Functions that stop each script that may still run, or whose effect ends with its removal. */
export type Underway = Map<HTMLScriptElement, TakeBack>;

/** @returns whether the script may run at the next grant */
type TakeBack = () => boolean;

/** The state of one call of `runInOrder`. */
export interface Release {
  /** Called once, right before each script: a withdrawal stops those that have not run. */
  readonly mayRun: (script: HTMLScriptElement) => boolean;
  /** Receives what takes a script back. */
  readonly underway: Underway;
  /** Runs what one of the scripts wrote into the page. */
  readonly run: (scripts: Iterable<BlockedScript>, release: Release) => Promise<void>;
}

/** A script that was released. */
export interface Caller {
  readonly blocked: BlockedScript;
  readonly release: Release;
  /** The element that runs: the blocked one or its copy. */
  readonly script: HTMLScriptElement;
  /** Whether it asked for `document.readyState`: then it handles events that are over. */
  knows?: boolean;
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, steps on the type */
export function isExecutable({ type }: { readonly type: string }): boolean {
  return /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script(?:1\.[0-5])?)$/i.test(
    type.trim(),
  );
}

export function isBlocked(script: HTMLScriptElement): boolean {
  return script.type === 'text/plain';
}

/** The address of a script's file; an SVG script has it in `href`. Empty for an inline script. */
export function sourceOf(script: HTMLScriptElement): string {
  return script.src || script.getAttribute('href') || '';
}
