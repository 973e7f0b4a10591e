import { css } from '../base/css.js';

/** A check box as a switch: its state shows by the place of its knob, in forced colours too, and no part's rule says another. */
export const switchStyles = css`
  input {
    grid-column: 2;
    grid-row: 1 / span 2;
    all: initial !important;
    grid-area: 1 / 2 / span 2 !important;
    position: relative !important;
    box-sizing: border-box !important;
    inline-size: 3em !important;
    block-size: 1.75em !important;
    margin-block-start: -2px !important;
    font-size: var(--_size) !important;
    border: 2px solid var(--_control) !important;
    border-radius: 1em !important;
    background: var(--_background) !important;
    color-scheme: inherit !important;
    direction: inherit !important;
    visibility: inherit !important;
    pointer-events: inherit !important;
    interactivity: inherit !important;
    cursor: pointer !important;
  }

  input::before {
    all: initial !important;
    content: '' !important;
    position: absolute !important;
    inset-block: 3px !important;
    inset-inline-start: 3px !important;
    direction: inherit !important;
    aspect-ratio: 1 !important;
    border-radius: 50% !important;
    background: var(--_control) !important;
  }

  input::after {
    content: none !important;
  }

  input:checked {
    border-color: var(--_accent) !important;
    background: var(--_accent) !important;
  }

  input:checked::before {
    inset-inline-start: calc(100% - 1.75em + 7px) !important;
    background: var(--_on-accent) !important;
  }

  input:focus-visible {
    outline: 3px solid var(--_accent) !important;
    outline-offset: 2px !important;
  }

  @media (forced-colors: active) {
    input::before {
      background: ButtonText !important;
    }

    input:checked {
      border-color: Highlight !important;
      background: Highlight !important;
      forced-color-adjust: none !important;
    }

    input:checked::before {
      background: HighlightText !important;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    input,
    input::before {
      transition: 120ms !important;
      transition-property: background, inset !important;
    }
  }
`;
