import { css } from '../base/css.js';

/** The list of categories, and the details of each. */
export const categoriesStyles = css`
  .notice {
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .apart ul {
    gap: 4px;
    margin-block: 4px 0;
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

  .row p {
    grid-column: 1;
  }

  .row:not(:has(input)) p {
    grid-column: 1 / -1;
  }

  label {
    cursor: pointer;
  }

  summary {
    display: flex;
    gap: 8px;
    align-items: center;
    inline-size: fit-content;
    min-block-size: 28px;
    color: var(--_accent);
    font-size: 0.9375em;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::before {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin: 0 2px 0.25em;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }

  [open] > summary::before {
    margin-block: 0.25em 0;
    rotate: 225deg;
  }

  .services {
    gap: 20px;
    margin-block: 10px 0;
    padding-inline-start: 16px;
    border-inline-start: 2px solid var(--_border);
  }
`;
