import { css } from '../css.js';

export const placeholderStyles = css`
  .box {
    position: relative;
    display: grid;
    align-content: safe center;
    justify-items: start;
    gap: 0.625rem;
    block-size: 100%;
    padding: 1.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .poster {
    inline-size: 100%;
    max-block-size: 12rem;
    border-radius: var(--_radius);
    object-fit: cover;
  }

  .description {
    max-inline-size: 60ch;
    font-size: 0.9375em;
    color: var(--_quiet);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .actions .button {
    min-block-size: 2.5rem;
    padding-block: 0.375em;
    font-size: 0.9375em;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    font-size: 0.9375em;
  }
`;
