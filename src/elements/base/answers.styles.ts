import { css } from './css.js';

/**
 * The answers of every layer. They obey the tokens and nothing else: an inner `!important` outweighs any `::part()` rule of a
 * page, also one that tells reject from accept by its attribute, by where it lies (`background-attachment`, a view
 * timeline) or by what is drawn over it. What has no box of its own, like `actions`, cannot be clipped, turned or covered.
 */
export const answersStyles = css`
  .surface {
    margin: 0 !important;
    /* What shines through may be another page under one answer than under its neighbour. */
    opacity: 1 !important;
    filter: none !important;
    mix-blend-mode: normal !important;
    -webkit-box-reflect: unset !important;
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
    unicode-bidi: isolate !important;
    direction: ltr !important;
    /* What a part adds would push an answer out of its layer, or its layer off the screen. */
    box-sizing: border-box !important;
    position-area: none !important;
    position-anchor: auto !important;
    place-self: auto !important;
    visibility: visible !important;
    content-visibility: visible !important;
    interactivity: auto !important;
  }

  .surface[dir='rtl'] {
    direction: rtl !important;
  }

  .panel {
    container-type: inline-size !important;
    /* Not a grid: WebKit stretches a fixed one whose height is fit-content (seen in WebKitGTK 2.50). */
    display: flex !important;
    flex-flow: column !important;
    /* Its room is told in ems. */
    font-size: var(--_size) !important;
    padding: 0 !important;
    min-inline-size: 0 !important;
    max-inline-size: 100% !important;
    min-block-size: 0 !important;
    aspect-ratio: auto !important;
    overflow: visible !important;
    float: none !important;
    columns: auto !important;
    contain: none !important;
  }

  .frame {
    min-block-size: 0;
  }

  /* Closed, a dialog is not there, and what cannot be used is not shown. */
  dialog:not([open]),
  .panel[inert] {
    display: none !important;
  }

  /* While a dialog of the page is open. A rule of its own: browsers without popovers drop it, and show the panel. */
  .panel[data-away]:not(:popover-open) {
    display: none !important;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }

  :is(.surface, .actions, .button)::before,
  :is(.surface, .actions, .button)::after {
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

  .text,
  .body {
    overflow: auto;
    overscroll-behavior: contain;
  }

  /* A line where there is more. It is not a gradient: no tool can tell the contrast of a text on one. What does not scroll has none. */
  @supports (animation-timeline: scroll()) {
    @media (prefers-reduced-motion: no-preference) {
      .text,
      .body {
        animation: more linear;
        animation-timeline: scroll(self);
      }
    }
  }

  @keyframes more {
    from {
      box-shadow: inset 0 -2px var(--_border);
    }

    1%,
    99% {
      box-shadow: inset 0 2px var(--_border), inset 0 -2px var(--_border);
    }

    to {
      box-shadow: inset 0 2px var(--_border);
    }
  }

  /* An opaque ground of one colour, so that what shines through both is the same. */
  .foot {
    position: relative;
    z-index: 1;
    background: var(--_background);
  }

  .actions {
    all: unset !important;
    display: contents !important;
    direction: inherit !important;
  }

  .answers {
    all: initial;
    -webkit-locale: inherit;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    /* One under the other, the first two are as high as each other, whatever words wrap. */
    grid-template-rows: 1fr 1fr;
    gap: 10px;
    border-radius: clamp(0px, var(--_button-radius), 24px);
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
    -webkit-locale: inherit !important;
    display: flex !important;
    align-items: center !important;
    justify-content: center !important;
    box-sizing: border-box !important;
    min-block-size: 44px !important;
    padding: 8px 12px !important;
    border: 1px solid var(--_edge) !important;
    border-radius: inherit !important;
    background-color: rgb(from var(--_background) r g b / 1) !important;
    color: var(--_on-background) !important;
    /* On a token that is currentColor, the colour is the ground itself. */
    -webkit-text-fill-color: var(--_on-background) !important;
    color-scheme: inherit !important;
    direction: inherit !important;
    unicode-bidi: isolate !important;
    font: inherit !important;
    letter-spacing: inherit !important;
    word-spacing: inherit !important;
    text-align: center !important;
    overflow: clip !important;
    /* Of a word too long for its line, in whatever font, no letter is lost. */
    overflow-wrap: anywhere !important;
    cursor: pointer !important;
  }

  .answers > .solid {
    background-color: rgb(from var(--_accent) r g b / 1) !important;
    color: var(--_on-accent) !important;
    -webkit-text-fill-color: var(--_on-accent) !important;
  }

  /* A page's paint for what was searched, marked or linked to would fall on one of them. Three rules: an unknown name drops its own. */
  .answers > .button::selection {
    color: currentColor !important;
    -webkit-text-fill-color: currentColor !important;
    background: none !important;
    text-decoration: none !important;
    text-shadow: none !important;
  }

  .answers > .button::target-text {
    color: currentColor !important;
    -webkit-text-fill-color: currentColor !important;
    background: none !important;
    text-decoration: none !important;
    text-shadow: none !important;
  }

  .answers > .button::search-text {
    color: currentColor !important;
    -webkit-text-fill-color: currentColor !important;
    background: none !important;
    text-decoration: none !important;
    text-shadow: none !important;
  }

  /* What stands in the page is as hidden as what it stands in, such as a closed menu: nobody answers what they do not see. */
  .here,
  .here .answers,
  .here .answers > .button {
    visibility: inherit !important;
    pointer-events: inherit !important;
    interactivity: inherit !important;
  }

  /* Outlines, which forced colours leave; and a shade away from the words, which then read better. */
  @media (hover: hover) {
    .answers > .button:hover {
      outline: 2px solid var(--_edge) !important;
      outline-offset: -2px !important;
    }

    .answers > .solid:hover {
      background-image: linear-gradient(rgb(from var(--_on-accent) calc(255 - r) calc(255 - g) calc(255 - b) / 0.2) 0 0) !important;
    }
  }

  .answers > .button:active {
    translate: 0 1px !important;
  }

  .answers > .button:focus-visible {
    outline: 3px solid var(--_edge) !important;
    outline-offset: 2px !important;
  }

  /* Side by side as soon as the words of most languages fit. */
  @container (min-width: 17.5em) {
    .answers {
      grid-template: none / repeat(2, minmax(0, 1fr));
    }

    .answers > :nth-child(3) {
      grid-column: 1 / -1 !important;
    }
  }

  /* The third gives way first: of the others, the longest word must fit. */
  @media (max-height: 480px) and (min-width: 300px) {
    .answers {
      grid-template: none / repeat(2, minmax(0, 1fr)) fit-content(30%);
      gap: 4px;
      font-size: 14px;
    }

    .answers > .button {
      padding-inline: 4px !important;
    }

    /* As narrow as the gap. */
    .answers > .button:focus-visible {
      outline-width: 2px !important;
      outline-offset: 1px !important;
    }

    .answers > :nth-child(3) {
      grid-column: auto !important;
    }
  }

  @media (max-height: 260px) {
    .answers > .button {
      hyphens: auto !important;
    }
  }

  /* The shade is not drawn then. */
  @media (forced-colors: active) {
    .text,
    .body {
      border-block-end: 2px solid;
    }
  }

  @container (min-width: 34em) {
    .wide {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .wide > :nth-child(3) {
      grid-column: auto !important;
    }
  }
`;
