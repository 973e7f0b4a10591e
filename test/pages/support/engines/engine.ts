/** A window of a fresh profile, in any browser. */
export interface Window {
  /** Resolves at `load`. */
  goto(address: string): Promise<void>;
  /** Runs a function in the page. What goes in and comes out is JSON. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Presses Enter, as a visitor does, on what has the focus. */
  pressEnter(): Promise<void>;
  close(): Promise<void>;
}

/** A browser that the page matrix runs in. */
export interface Engine {
  readonly name: string;
  open(): Promise<Window>;
  close(): Promise<void>;
}
