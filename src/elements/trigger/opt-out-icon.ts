import { page } from '../../page/trusted-dom.js';

const svg = 'http://www.w3.org/2000/svg';
const blue = '#06f';
const white = '#fff';

/**
 * The shapes of the opt-out icon, whose form and colours 11 CCR §7015(b) prescribes: a pill with a check mark on white and a
 * cross on blue.
 */
const shapes: readonly (readonly [fill: string, path: string])[] = [
  [blue, 'M7 0h16a7 7 0 0 1 0 14H7A7 7 0 0 1 7 0Z'],
  [white, 'M7 1.2h10.1L14 12.8H7A5.8 5.8 0 0 1 7 1.2Z'],
];

const strokes: readonly (readonly [stroke: string, path: string])[] = [
  [blue, 'M5.2 7.2 7.8 9.6 12.2 4.4'],
  [white, 'm19 4.4 5.2 5.2m0-5.2L19 9.6'],
];

/** The icon as an image without a name of its own: the button's title says what it means. */
export function optOutIcon(): SVGSVGElement {
  const icon = page.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 30 14');
  icon.setAttribute('part', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  for (const [fill, d] of shapes) icon.append(path(d, { fill }));
  for (const [stroke, d] of strokes)
    icon.append(
      path(d, {
        stroke,
        fill: 'none',
        'stroke-width': '1.3',
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      }),
    );
  return icon;
}

function path(d: string, attributes: Record<string, string>): SVGPathElement {
  const made = page.createElementNS(svg, 'path');
  made.setAttribute('d', d);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
