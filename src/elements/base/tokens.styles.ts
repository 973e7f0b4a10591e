import { css } from './css.js';

/**
 * The colours of the answers are settled once, at the tag: with `sibling-index()` or `random()` each answer would else have
 * its own. What is no colour becomes the one here.
 */
for (const [name, initialValue] of [
  ['--consent_accent', 'gray'],
  ['--consent_background', 'Canvas'],
] as const) {
  try {
    CSS.registerProperty({ name, syntax: '<color>', initialValue, inherits: true });
  } catch {
    // Another copy of the library was first.
  }
}

/**
 * What a site may change (docs/theme.md), and what every view is drawn with. `light-dark()` follows the page's own
 * `color-scheme`, so the tags are dark where the page is and only there.
 *
 * Lengths are pixels and ems of a size that is held between 16 and 32 pixels: a page's root font may be anything.
 * What is written on a button is black or white, whichever reads better: WCAG 2.2 puts the turn at a luminance of 0.179,
 * where either has 4.58 to 1.
 */
export const tokens = css`
  /* A page that knows these names must not write them: inside, !important outweighs whatever it says. */
  :host {
    --_font: var(--consent-font, inherit) !important;
    --_size: clamp(16px, 1rem, 32px) !important;
    --consent_background: var(--consent-background, light-dark(#fff, #1d2126)) !important;
    /* What is not opaque lies on white or black: the page would shine through. */
    --_background: light-dark(
      color(from var(--consent_background) srgb calc(r * alpha + 1 - alpha) calc(g * alpha + 1 - alpha) calc(b * alpha + 1 - alpha) / 1),
      color(from var(--consent_background) srgb calc(r * alpha + (1 - alpha) * 0.07) calc(g * alpha + (1 - alpha) * 0.07) calc(b * alpha + (1 - alpha) * 0.07) / 1)
    ) !important;
    --_text: var(--consent-text, light-dark(#1b1f24, #eceff2)) !important;
    --_quiet: var(--consent-text-quiet, light-dark(#4d5661, #b3bcc6)) !important;
    --_border: var(--consent-border, light-dark(#d5dbe1, #434b54)) !important;
    --_control: var(--consent-control, light-dark(#6b7683, #929da9)) !important;
    --consent_accent: var(--consent-accent, light-dark(#14507a, #8cc4f0)) !important;
    --_accent: var(--consent_accent) !important;
    --_radius: var(--consent-radius, 8px) !important;
    --_button-radius: var(--consent-button-radius, var(--_radius)) !important;
    /* What clips must not clip an answer away. */
    --_corner: clamp(0px, calc(var(--_radius) * 1.5), 20px) !important;
    --_on-accent: color(from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.1791 - y) * 1e6, 1)) clamp(0, (0.1791 - y) * 1e6, 1) calc(1.0891 * clamp(0, (0.1791 - y) * 1e6, 1)) / 1) !important;
    --_on-background: color(from var(--_background) xyz-d65 calc(0.9505 * clamp(0, (0.1791 - y) * 1e6, 1)) clamp(0, (0.1791 - y) * 1e6, 1) calc(1.0891 * clamp(0, (0.1791 - y) * 1e6, 1)) / 1) !important;
    /* Seen too where the accent is the ground's own colour. */
    --_edge: color-mix(in srgb, var(--_accent) 55%, var(--_on-background)) !important;
  }

  /* Nor on a part, nor by an @property that inherits nothing: each would have a value of its own. */
  *,
  ::before {
    --_font: inherit !important;
    --_size: inherit !important;
    --_background: inherit !important;
    --_text: inherit !important;
    --_quiet: inherit !important;
    --_border: inherit !important;
    --_control: inherit !important;
    --_accent: inherit !important;
    --_radius: inherit !important;
    --_button-radius: inherit !important;
    --_corner: inherit !important;
    --_on-accent: inherit !important;
    --_on-background: inherit !important;
    --_edge: inherit !important;
  }

  * {
    box-sizing: border-box;
  }

  /* Whatever a page's own style hands down to its elements ends here: of all that, these are kept. */
  .surface {
    all: initial;
    box-sizing: border-box;
    -webkit-locale: revert-layer; /* Chromium reads the language from it: it chooses the glyphs of Chinese and Japanese. */
    color: var(--_text);
    background: var(--_background);
    color-scheme: inherit !important; /* The tokens were settled in the scheme of the tag. */
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.5;
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  .heading {
    margin: 0;
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  p {
    margin: 0;
  }

  a,
  .link {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  .button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_accent);
    border-radius: var(--_button-radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: break-word;
    cursor: pointer;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    align-items: baseline;
    font-size: 0.9375em;
  }

  .link,
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
  }

  .link {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  @media (hover: hover) {
    :where(.button:hover) {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }

    a:hover,
    .link:hover {
      text-decoration-thickness: 2px;
    }
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .heading:focus {
    outline: none;
  }
`;
