import { css } from './css.js';

/**
 * What a site may change, and what every view is drawn with. `light-dark()` follows the page's own `color-scheme`,
 * so the tags are dark where the page is and only there.
 *
 * There is one set of tokens for all buttons on purpose: refusing must be as easy to see as accepting.
 */
export const tokens = css`
  :host {
    --_font: var(--consent-font, inherit);
    --_background: var(--consent-background, light-dark(#fff, #1d2126));
    --_text: var(--consent-text, light-dark(#1b1f24, #eceff2));
    --_quiet: var(--consent-text-quiet, light-dark(#4d5661, #b3bcc6));
    --_border: var(--consent-border, light-dark(#c9d0d7, #4a535d));
    --_control: var(--consent-control, light-dark(#6b7683, #929da9));
    --_accent: var(--consent-accent, light-dark(#14507a, #8cc4f0));
    --_on-accent: var(--consent-on-accent, light-dark(#fff, #10202e));
    --_radius: var(--consent-radius, 6px);
    /* What clips must not clip an answer away. */
    --_corner: clamp(0px, calc(var(--_radius) * 2), 1.25rem);
  }

  * {
    box-sizing: border-box;
  }

  .surface {
    color: var(--_text);
    background: var(--_background);
    font-family: var(--_font);
    font-size: 1rem;
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    text-align: start;
    text-transform: none;
    white-space: normal;
    visibility: visible;
    cursor: auto;
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
    text-underline-offset: 0.15em;
  }

  .button {
    min-block-size: 2.75rem;
    padding: 0.5em 1em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_background);
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .button:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  /* No rule of a page may push, clip or turn one answer out of sight and leave the other: an inner !important outweighs ::part(). */
  .panel,
  dialog,
  .actions,
  .answers > .button {
    clip: auto !important;
    clip-path: none !important;
    mask: none !important;
    transform: none !important;
    translate: none !important;
    rotate: none !important;
    scale: none !important;
  }

  .actions {
    position: static !important;
    inline-size: auto !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    margin: 0 !important;
    overflow: visible !important;
  }

  /* Not a part, so that nobody else lays out the answers. */
  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.625rem;
  }

  .answers > :last-child {
    grid-column: 1 / -1;
  }

  .answers > .button {
    display: block !important;
    position: static !important;
    inline-size: 100% !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    margin: 0 !important;
    place-self: stretch !important;
    order: 0 !important;
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

  @media (forced-colors: active) {
    .button:hover {
      outline: 2px solid Highlight;
    }
  }
`;
