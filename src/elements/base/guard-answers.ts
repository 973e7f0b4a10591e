import { report } from '../../diagnostics/report.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** Actions that can grant consent. Refusals are never blocked. */
const granting = /^(?:accept|allow|save)/;

/** Milliseconds after a layer appears under the pointer or finger, in which nobody can have read it. */
const deadTime = 400;

/** The least opacity at which a button counts as visible. */
const leastOpacity = 0.3;

/** How much larger or smaller than it is laid out, in area, a button may be drawn. */
const largestScale = 6;

/** The least width and height of a button, in CSS px. */
const smallestSide = 16;

/** CSS px. The pointer moves less than this between the two clicks of a double click. */
const leastMove = 8;

/** In jsdom and happy-dom nobody is a visitor, nothing has a size, and all clicks are made by scripts. */
const simulated = /jsdom|happy ?dom/i;

/** The position of the resting pointer, in CSS px of the viewport; available as soon as it moves away. */
interface Rest {
  from?: { readonly x: number; readonly y: number };
}

interface Arrival {
  readonly time: number;
  /** Whether the pointer was somewhere in the page then. */
  readonly hadPointer: boolean;
  readonly isRequested: boolean;
  readonly rest: Rest;
}

const arrivals = new WeakMap<ShadowRoot, Arrival>();

/** Shared by all elements that appear while the pointer does not move, so one listener is enough. */
let current: Rest | undefined;

/**
 * Lets an answer in a shadow root count only where its button could be seen, and the visitor pressed it: by pointer, key, voice or
 * switch, which browsers mark as trusted. Call it when something with answers appears.
 *
 * @param isRequested whether the visitor asked for it, and so moves the pointer to an answer in it
 */
export function guardAnswers(host: Element, isRequested = false): void {
  const root = host.shadowRoot as ShadowRoot;
  if (simulated.test(navigator.userAgent)) return;
  if (!arrivals.has(root)) root.addEventListener('click', stopUnmeant, true);
  arrivals.set(root, {
    time: performance.now(),
    hadPointer: page.querySelector(':hover') !== null,
    isRequested,
    rest: restOfPointer(),
  });
}

function restOfPointer(): Rest {
  if (current) return current;
  const rest: Rest = (current = {});
  const note = ({ clientX, clientY, movementX, movementY }: PointerEvent) => {
    rest.from = { x: clientX - movementX, y: clientY - movementY };
    current = undefined;
  };
  addEventListener('pointermove', note, { capture: true, passive: true, once: true });
  return rest;
}

function stopUnmeant(event: Event): void {
  const root = event.currentTarget as ShadowRoot;
  const control = event
    .composedPath()
    .find(
      (target) =>
        target instanceof HTMLElement &&
        root.contains(target) &&
        target.dataset.consentAction !== undefined,
    ) as HTMLElement | undefined;
  const action = control?.dataset.consentAction ?? '';
  if (
    !control ||
    !granting.test(action) ||
    (action === 'save' && !root.querySelector('[role=switch]:checked:enabled'))
  )
    return;
  const reason = !event.isTrusted
    ? 'answer-scripted'
    : !isSeen(control)
      ? 'answer-unseen'
      : undefined;
  if (reason) report([reason, root.host.localName, action], root.host);
  if (reason || cameTooSoon(event as PointerEvent, control, arrivals.get(root)))
    event.stopImmediatePropagation();
}

/** Whether the click was probably meant for what was under the pointer before the layer appeared. */
function cameTooSoon(event: PointerEvent, control: Element, arrival: Arrival | undefined): boolean {
  // A key is pressed on what has the focus, and assistive technology names what it presses.
  if (!arrival || event.detail === 0 || performance.now() - arrival.time > deadTime) return false;
  if (event.pointerType === 'touch') return true;
  const { left, top, right, bottom } = (
    control.closest('.panel,[part~=placeholder]') ?? control
  ).getBoundingClientRect();
  const {
    hadPointer,
    isRequested,
    rest: { from },
  } = arrival;
  if (!hadPointer) return false;
  if (!from) return true;
  if (isRequested) return Math.hypot(event.clientX - from.x, event.clientY - from.y) < leastMove;
  return from.x >= left && from.x <= right && from.y >= top && from.y <= bottom;
}

function isSeen(control: HTMLElement): boolean {
  const { width, height } = control.getBoundingClientRect();
  const scale = (width * height) / (control.offsetWidth * control.offsetHeight);
  if (Math.min(width, height) < smallestSide || scale > largestScale || scale < 1 / largestScale)
    return false;
  return (
    control.checkVisibility({ visibilityProperty: true }) && opacityOf(control) >= leastOpacity
  );
}

/** The top layer renders without the styles of ancestors, except visibility. A mask may hide anything. */
function opacityOf(element: Element): number {
  const { opacity, filter, maskImage } = getComputedStyle(element);
  const filtered = /\bopacity\(([\d.e-]+)\)/.exec(filter)?.[1] ?? '1';
  const own = maskImage === 'none' || !maskImage ? Number(opacity) * Number(filtered) : 0;
  if (element.matches(':modal,:popover-open')) return own;
  const at = trusted(element);
  const around =
    at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host;
  return own === 0 || !around ? own : own * opacityOf(around);
}
