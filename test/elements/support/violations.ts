import { axeViolationsIn } from './axe.js';
import { ibmViolationsIn } from './equal-access.js';

/** Rules of either engine that cannot tell in the circumstances. */
export interface Unfit {
  readonly axe: readonly string[];
  readonly ibm: readonly string[];
}

/** What two engines, axe and IBM Equal Access, find in an element and its shadow root, as lines to read. */
export async function violationsIn(element: Element, unfit?: Unfit): Promise<string[]> {
  return [
    ...(await axeViolationsIn(element, unfit?.axe)),
    ...(await ibmViolationsIn(element, unfit?.ibm)),
  ];
}
