import { css } from '../css.js';

/** A check box as a switch: its state shows by the place of its knob, in forced colours too. */
export const switchStyles = css`
  input {
    grid-column: 2;
    grid-row: 1 / span 2;
    appearance: none;
    position: relative;
    inline-size: 3em;
    block-size: 1.75em;
    margin: 2px 0 0;
    font-size: var(--_size);
    border: 2px solid var(--_control);
    border-radius: 1em;
    background: var(--_background);
    cursor: pointer;
  }

  input::before {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_control);
  }

  input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  input:checked::before {
    inset-inline-start: calc(100% - 1.75em + 7px);
    background: var(--_on-accent);
  }

  @media (forced-colors: active) {
    input::before {
      background: ButtonText;
    }

    input:checked {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    input:checked::before {
      background: HighlightText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    input,
    input::before {
      transition: 120ms;
      transition-property: background, inset;
    }
  }
`;
