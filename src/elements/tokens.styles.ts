import { css } from './css.js';

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
    --_background: var(--consent-background, light-dark(#fff, #1d2126));
    --_text: var(--consent-text, light-dark(#1b1f24, #eceff2));
    --_quiet: var(--consent-text-quiet, light-dark(#4d5661, #b3bcc6));
    --_border: var(--consent-border, light-dark(#d5dbe1, #434b54));
    --_control: var(--consent-control, light-dark(#6b7683, #929da9));
    --_accent: var(--consent-accent, light-dark(#14507a, #8cc4f0));
    --_radius: var(--consent-radius, 8px);
    --_button-radius: var(--consent-button-radius, var(--_radius));
    /* What clips must not clip an answer away. */
    --_corner: clamp(0px, calc(var(--_radius) * 1.5), 20px);
    --_on-accent: light-dark(#fff, #10202e);
    --_on-background: light-dark(#10202e, #fff);
  }

  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --_on-accent: color(
        from var(--_accent) xyz-d65 calc(0.9505 * clamp(0, (0.1791 - y) * 1e6, 1)) clamp(0, (0.1791 - y) * 1e6, 1)
          calc(1.0891 * clamp(0, (0.1791 - y) * 1e6, 1)) / 1
      );
      --_on-background: color(
        from var(--_background) xyz-d65 calc(0.9505 * clamp(0, (0.1791 - y) * 1e6, 1)) clamp(0, (0.1791 - y) * 1e6, 1)
          calc(1.0891 * clamp(0, (0.1791 - y) * 1e6, 1)) / 1
      );
    }
  }

  * {
    box-sizing: border-box;
  }

  .surface {
    color: var(--_text);
    background: var(--_background);
    font-family: var(--_font);
    font-size: var(--_size);
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    writing-mode: horizontal-tb;
    visibility: visible;
    cursor: auto;
    pointer-events: auto;
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

  .links a {
    display: inline-block;
    min-block-size: 24px;
  }

  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .heading:focus {
    outline: none;
  }

  @media (hover: hover) {
    .button:hover {
      box-shadow: inset 0 0 0 1px var(--_accent);
    }

    a:hover,
    .link:hover {
      text-decoration-thickness: 2px;
    }
  }

  @media (forced-colors: active) {
    .button:hover {
      outline: 2px solid Highlight;
    }
  }
`;
