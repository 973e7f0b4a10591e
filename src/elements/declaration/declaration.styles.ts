import { css } from '../base/css.js';

export const declarationStyles = css`
  :host {
    display: block;
  }

  .surface {
    display: grid;
    visibility: inherit;
    pointer-events: inherit;
    gap: 32px;
    background: none;
  }

  .category,
  .intro {
    display: grid;
    gap: 12px;
  }

  .service {
    padding-block: 12px;
  }

  .heading {
    font-size: 1.375em;
  }

  .name {
    margin: 0;
    font-size: 1.0625em;
    font-weight: 600;
  }

  .status {
    padding: 1px 10px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    font-size: 0.875em;
    font-weight: 400;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  .heading,
  .name {
    scroll-margin-block-start: 96px;
  }

  .service {
    break-inside: avoid;
  }

  /* A heading stays with the first service under it. */
  .heading,
  .category > p {
    break-after: avoid;
  }

  @media print {
    .link,
    .actions {
      display: none;
    }
  }
`;
