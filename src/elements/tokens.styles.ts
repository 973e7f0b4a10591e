import { css } from './css.js';

/**
 * The colours of the answers are settled once, at the tag: with `sibling-index()` or `random()` each answer would else have
 * its own. What is no colour becomes the one here.
 */
for (const [name, initialValue] of [['--consent_accent', 'gray'], ['--consent_background', 'Canvas']] as const) {
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
  :host {
    --_font: var(--consent-font, inherit);
    --_size: clamp(16px, 1rem, 32px);
    --consent_background: var(--consent-background, light-dark(#fff, #1d2126));
    --_background: var(--consent_background);
    --_text: var(--consent-text, light-dark(#1b1f24, #eceff2));
    --_quiet: var(--consent-text-quiet, light-dark(#4d5661, #b3bcc6));
    --_border: var(--consent-border, light-dark(#d5dbe1, #434b54));
    --_control: var(--consent-control, light-dark(#6b7683, #929da9));
    --consent_accent: var(--consent-accent, light-dark(#14507a, #8cc4f0));
    --_accent: var(--consent_accent);
    --_radius: var(--consent-radius, 8px);
    --_button-radius: var(--consent-button-radius, var(--_radius));
    /* What clips must not clip an answer away. */
    --_corner: clamp(0px, calc(var(--_radius) * 1.5), 20px);
    --_bright: clamp(0, (0.1791 - y) * 1e6, 1);
    --_on-accent: color(from var(--_accent) xyz-d65 calc(0.9505 * var(--_bright)) var(--_bright) calc(1.0891 * var(--_bright)) / 1);
    --_on-background: color(from var(--_background) xyz-d65 calc(0.9505 * var(--_bright)) var(--_bright) calc(1.0891 * var(--_bright)) / 1);
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
    display: inline-block;
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
