import { whenIdle } from '../base/when-idle.js';

/** How far outside of the viewport a placeholder is built before the others. */
const margin = '100%';

const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;
let idle = false;

/** Runs `draw` soon if the element is near the viewport, else when the browser has nothing better to do. */
export function drawSoon(element: Element, draw: () => void): void {
  waiting.set(element, draw);
  observer ??= new IntersectionObserver(onIntersect, { rootMargin: margin });
  observer.observe(element);
  if (idle) return;
  idle = true;
  whenIdle(drawRest);
}

export function drawNoMore(element: Element): void {
  waiting.delete(element);
  observer?.unobserve(element);
}

function onIntersect(entries: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) if (isIntersecting) drawNow(target);
}

/** All of them come in the end: a control that is not built cannot be reached by Tab. */
function drawRest(deadline: Pick<IdleDeadline, 'timeRemaining'>): void {
  for (const element of waiting.keys()) {
    drawNow(element);
    if (deadline.timeRemaining() < 1) break;
  }
  idle = waiting.size > 0;
  if (idle) whenIdle(drawRest);
}

function drawNow(element: Element): void {
  const draw = waiting.get(element);
  drawNoMore(element);
  draw?.();
}
