import { css } from '../css.js';

export const preferencesStyles = css`
  dialog.panel {
    position: fixed !important;
    inset: 0 !important;
    inline-size: min(44em, 100% - 16px) !important;
    block-size: fit-content !important;
    max-block-size: calc(100% - 16px) !important;
    margin: auto !important;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    box-shadow: 0 16px 48px rgb(0 0 0 / 0.28);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }

  .inline {
    background: none;
  }

  .frame {
    --_side: 24px;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .inline > .frame {
    --_side: 0px;
  }

  .head {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    padding: 14px var(--_side);
    border-block-end: 1px solid var(--_border);
  }

  .head .heading {
    font-size: 1.25em;
  }

  .close {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    margin: -8px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .close svg {
    display: block;
    margin: auto;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
    padding: 16px var(--_side);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .inline .head {
    padding: 0;
    border: 0;
  }

  /* Nothing scrolls here that would cut a focus ring off. */
  .inline .body {
    contain: layout;
    overflow: visible;
  }

  .notice {
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }

  .apart ul {
    display: grid;
    gap: 4px;
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }

  .categories {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .category {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding-block: 16px;
    border-block-start: 1px solid var(--_border);
  }

  :last-child > .category {
    padding-block-end: 0;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 20px;
    align-items: start;
  }

  .name {
    font-weight: 600;
    overflow-wrap: break-word;
  }

  .row .quiet {
    grid-column: 1;
  }

  .row:not(:has([role='switch'])) .quiet {
    grid-column: 1 / -1;
  }

  .always {
    color: var(--_quiet);
    font-size: 0.9375em;
  }

  label {
    cursor: pointer;
  }

  input[role='switch'] {
    grid-column: 2;
    grid-row: 1 / span 2;
    appearance: none;
    position: relative;
    inline-size: 48px;
    block-size: 28px;
    margin: 2px 0 0;
    border: 2px solid var(--_control);
    border-radius: 16px;
    background: var(--_background);
    cursor: pointer;
  }

  input[role='switch']::before {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    inline-size: 18px;
    border-radius: 50%;
    background: var(--_control);
  }

  input[role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  input[role='switch']:checked::before {
    inset-inline-start: 23px;
    background: var(--_on-accent);
  }

  summary {
    display: flex;
    gap: 8px;
    align-items: center;
    inline-size: fit-content;
    min-block-size: 28px;
    border-radius: 2px;
    color: var(--_accent);
    font-size: 0.9375em;
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    content: '';
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    margin: 0 2px 3px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }

  [open] > summary::before {
    margin-block: 4px 0;
    rotate: 225deg;
  }

  .services {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    margin: 10px 0 0;
    padding: 0;
    padding-inline-start: 16px;
    border-inline-start: 2px solid var(--_border);
    list-style: none;
  }

  .foot {
    padding: 16px var(--_side);
    border: 0 solid var(--_border);
    border-block-start-width: 1px;
    border-end-start-radius: var(--_corner);
    border-end-end-radius: var(--_corner);
    background: linear-gradient(var(--_background) 0 0), Canvas;
  }

  .told {
    margin-block-end: 10px;
    font-weight: 600;
  }

  @container (max-width: 36em) {
    .frame {
      --_side: 16px;
    }
  }

  @media (max-height: 480px) {
    .head,
    .foot {
      padding-block: 6px;
    }

    .body {
      padding-block: 8px;
    }
  }

  @media (forced-colors: active) {
    input[role='switch']::before {
      background: ButtonText;
    }

    input[role='switch']:checked {
      border-color: Highlight;
      background: Highlight;
      forced-color-adjust: none;
    }

    input[role='switch']:checked::before {
      background: HighlightText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    input[role='switch'],
    input[role='switch']::before {
      transition: 120ms;
      transition-property: background, inset;
    }
  }
`;
