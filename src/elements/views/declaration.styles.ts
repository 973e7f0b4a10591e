import { css } from '../css.js';

export const declarationStyles = css`
  :host {
    display: block;
  }

  .surface {
    display: grid;
    gap: 2rem;
    background: none;
  }

  .category,
  .intro {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  .category > .service,
  .category > p {
    inline-size: 100%;
  }

  .service {
    padding-block: 0.75rem;
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
    padding: 0.0625rem 0.625rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    font-size: 0.875em;
    font-weight: 400;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 0.75rem;
    align-items: center;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }

  @media print {
    .actions {
      display: none;
    }
  }
`;
