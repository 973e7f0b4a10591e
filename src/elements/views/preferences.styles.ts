import { css } from '../css.js';

export const preferencesStyles = css`
  dialog {
    inset: 0;
    inline-size: min(44rem, 100vi - 1rem);
    block-size: fit-content;
    max-inline-size: 100% !important;
    max-block-size: calc(100dvb - 1rem);
    margin: auto !important;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_corner);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 0.3);
    overflow: hidden;
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }

  .head {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 1rem 1.5rem;
    border-block-end: 1px solid var(--_border);
  }

  .head .heading {
    font-size: 1.25em;
  }

  .close {
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: -0.5rem;
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
    gap: 1rem;
    align-content: start;
    padding: 1rem 1.5rem;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .notice {
    padding: 0.625rem 0.875rem;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }

  .apart ul {
    display: grid;
    gap: 0.25rem;
    margin: 0.25rem 0 0;
    padding: 0;
    list-style: none;
  }

  .categories {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .category {
    display: grid;
    gap: 0.5rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_border);
  }

  .category:first-child {
    border-block-start: 0;
    padding-block-start: 0;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1.25rem;
    align-items: start;
  }

  .name {
    font-weight: 600;
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
    inline-size: 3rem;
    block-size: 1.75rem;
    margin: 0.125rem 0 0;
    border: 2px solid var(--_control);
    border-radius: 1rem;
    background: var(--_background);
    cursor: pointer;
  }

  input[role='switch']::before {
    content: '';
    position: absolute;
    inset-block: 0.1875rem;
    inset-inline-start: 0.1875rem;
    inline-size: 1.125rem;
    border-radius: 50%;
    background: var(--_control);
  }

  input[role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  input[role='switch']:checked::before {
    inset-inline-start: auto;
    inset-inline-end: 0.1875rem;
    background: var(--_on-accent);
  }

  summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    color: var(--_accent);
    cursor: pointer;
  }

  .services {
    display: grid;
    gap: 1.25rem;
    margin: 0.75rem 0 0;
    padding: 0 0 0 1rem;
    border-inline-start: 2px solid var(--_border);
    list-style: none;
  }

  [dir='rtl'] .services {
    padding: 0 1rem 0 0;
  }

  .answers {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  .answers > :last-child {
    grid-column: auto;
  }

  .actions {
    padding: 1rem 1.5rem;
    border-block-start: 1px solid var(--_border);
  }

  .inline .body,
  .inline .actions {
    padding-inline: 0;
    overflow: visible;
  }

  @media (max-width: 24rem) {
    .actions .button {
      padding-inline: 0.5em;
    }
  }

  @media (max-width: 36rem) {
    .head,
    .body,
    .actions {
      padding-inline: 1rem;
    }

    .answers {
      grid-template-columns: 1fr 1fr;
    }

    .answers > :last-child {
      grid-column: 1 / -1;
    }
  }

  @media (max-height: 30rem) {
    .head,
    .actions {
      padding-block: 0.375rem;
    }

    .answers {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0.375rem;
    }

    .answers > :last-child {
      grid-column: auto;
    }

    .actions .button {
      padding-inline: 0.25em;
      font-size: 0.875em;
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
    input[role='switch'] {
      transition: background 120ms;
    }
  }
`;
