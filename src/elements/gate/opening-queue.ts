import { whenActivated } from '../../activation/page-activation.js';

interface Opening extends Element {
  /** Reads what is needed of its layout. */
  measure(): void;
  /** Puts the content into the page, if it may still open. */
  openNow(): void;
}

/** How long one slice may hold the main thread, in milliseconds: the browser gets to paint and to hear clicks between two. */
const sliceLength = 8;

const waiting = new Set<Opening>();
let running: Promise<void> | undefined;

/**
 * Opens a gate soon: those in and near the viewport first, in slices, so that a click that opens a thousand paints at once.
 *
 * @param afterPaint lets the browser paint first what the visitor's answer changed
 */
export function openSoon(gate: Opening, afterPaint: boolean): void {
  waiting.add(gate);
  running ??= run(afterPaint).finally(() => {
    running = undefined;
  });
}

export function openNoMore(gate: Opening): void {
  waiting.delete(gate);
}

async function run(afterPaint: boolean): Promise<void> {
  await whenActivated();
  if (afterPaint) await painted();
  while (waiting.size > 0) {
    let end = performance.now() + sliceLength;
    for (const gate of byDistance(waiting)) {
      if (waiting.delete(gate)) open(gate);
      if (performance.now() < end) continue;
      await yieldToBrowser();
      end = performance.now() + sliceLength;
    }
  }
}

/** What fails in one gate keeps no other closed. */
function open(gate: Opening): void {
  try {
    gate.openNow();
  } catch (error) {
    reportError(error);
  }
}

/** All positions are read before anything opens: one layout, not one for each gate. */
function byDistance(gates: Iterable<Opening>): Opening[] {
  const placed = [...gates].map((gate) => {
    gate.measure();
    const { top, bottom } = gate.getBoundingClientRect();
    return { gate, distance: Math.max(0, top - innerHeight, -bottom) };
  });
  return placed.sort((one, other) => one.distance - other.distance).map(({ gate }) => gate);
}

/** Resolves after the next frame; in a page that is not shown there are no frames, so a timer answers as well. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

function yieldToBrowser(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
