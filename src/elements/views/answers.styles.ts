import { css } from '../css.js';

/**
 * The answers of both layers. They obey the tokens and nothing else: an inner `!important` outweighs any `::part()` rule of a
 * page, also one that tells reject from accept by its attribute, by where it lies (`background-attachment`, a view
 * timeline) or by what is drawn over it. What has no box of its own, like `actions`, cannot be clipped, turned or covered.
 */
export const answersStyles = css`
  .panel {
    container-type: inline-size !important;
    /* Not a grid: WebKit stretches a fixed one whose height is fit-content (seen in WebKitGTK 2.50). */
    display: flex !important;
    flex-flow: column !important;
    margin: 0 !important;
    min-inline-size: 0 !important;
    max-inline-size: 100% !important;
    min-block-size: 0 !important;
    overflow: visible !important;
    clip: auto !important;
    clip-path: none !important;
    mask: none !important;
    -webkit-mask-box-image: none !important;
    transform: none !important;
    translate: none !important;
    rotate: none !important;
    scale: none !important;
    zoom: 1 !important;
    offset: none !important;
    writing-mode: horizontal-tb !important;
    float: none !important;
    columns: auto !important;
    contain: none !important;
  }

  .frame {
    min-block-size: 0;
  }

  /* Closed, a dialog is not there. */
  dialog:not([open]) {
    display: none !important;
  }

  .panel::before,
  .panel::after,
  .actions::before,
  .actions::after,
  .answers > .button::before,
  .answers > .button::after {
    content: none !important;
  }

  /* What a page moves stays in its own room, and beneath the answers. */
  .text,
  .head,
  .body {
    position: relative;
    z-index: 0;
    contain: layout paint;
  }

  /* An opaque ground of one colour, so that what shines through both is the same. */
  .foot {
    position: relative;
    z-index: 1;
    background: Canvas;
  }

  .actions {
    all: unset !important;
    display: contents !important;
  }

  .answers {
    all: initial;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    background-image: linear-gradient(var(--_background) 0 0);
    color: CanvasText;
    color-scheme: inherit;
    direction: inherit;
    font: 600 var(--_size) / 1.25 sans-serif;
    font-family: var(--_font);
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  .answers > .button {
    all: initial !important;
    --_accent: inherit !important;
    --_background: inherit !important;
    --_on-accent: inherit !important;
    --_on-background: inherit !important;
    --_button-radius: inherit !important;
    display: flex !important;
    align-items: center !important;
    justify-content: center !important;
    box-sizing: border-box !important;
    min-block-size: 44px !important;
    padding: 8px 12px !important;
    border: 1px solid var(--_accent) !important;
    border-radius: clamp(0px, var(--_button-radius), 24px) !important;
    background-color: rgb(from var(--_background) r g b / 1) !important;
    color: var(--_on-background) !important;
    color-scheme: inherit !important;
    direction: inherit !important;
    font: inherit !important;
    letter-spacing: inherit !important;
    word-spacing: inherit !important;
    text-align: center !important;
    overflow-wrap: break-word !important;
    cursor: pointer !important;
  }

  .answers > .solid {
    background-color: rgb(from var(--_accent) r g b / 1) !important;
    color: var(--_on-accent) !important;
  }

  @media (hover: hover) {
    .answers > .button:hover {
      box-shadow: inset 0 0 0 2px currentColor !important;
    }
  }

  .answers > .button:active {
    box-shadow: inset 0 0 0 2px currentColor !important;
  }

  .answers > .button:focus-visible {
    outline: 3px solid var(--_accent) !important;
    outline-offset: 2px !important;
  }

  /* Side by side as soon as the words of most languages fit. */
  @container (min-width: 17.5em) {
    .answers {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .answers > :last-child {
      grid-column: 1 / -1 !important;
    }
  }

  @container (min-width: 34em) {
    .wide {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .wide > :last-child {
      grid-column: auto !important;
    }
  }

  @media (max-height: 480px) and (min-width: 300px) {
    .answers {
      grid-template-columns: repeat(2, minmax(0, 1fr)) auto;
      gap: 6px;
      font-size: 14px;
    }

    .answers > .button {
      padding-inline: 6px !important;
    }

    .answers > :last-child {
      grid-column: auto !important;
    }
  }

  @media (forced-colors: active) {
    .answers > .button:hover {
      outline: 2px solid Highlight !important;
    }
  }
`;
