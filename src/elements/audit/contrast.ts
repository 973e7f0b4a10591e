export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Paints CSS colours over each other and returns the visible colour.
 *
 * @param over the colours, from the bottom up
 */
export function paint(...over: readonly string[]): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d', {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;
  for (const colour of over) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/**
 * Whether the browser returns the real pixels of a canvas. A browser that resists fingerprinting, such as Firefox with
 * `privacy.resistFingerprinting`, returns random ones.
 */
export function isPaintReadable(): boolean {
  return [paint('rgb(17, 34, 51)'), paint('rgb(17, 34, 51)')].every(
    (colour) => colour.join() === '17,34,51',
  );
}

/** Returns the contrast ratio from 1 to 21, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort(
    (first, second) => first - second,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
