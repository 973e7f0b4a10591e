import type { LeftReason } from '../../core/clearing.js';

/** A place in the browser that keeps things by name. Nothing of it throws or rejects, whatever the browser blocks. */
export interface StoragePlace {
  names(): readonly string[];
  /** @returns why it is still there, or `undefined` when it is gone */
  clear(name: string): LeftReason | undefined;
}

/** One that answers later. */
export interface DistantPlace {
  names(): Promise<readonly string[]>;
  clear(name: string): Promise<LeftReason | undefined>;
}
