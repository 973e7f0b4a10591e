import { css } from '../css.js';

export const placeholderStyles = css`
  .box {
    position: relative;
    display: grid;
    align-content: safe center;
    justify-items: start;
    gap: 10px;
    block-size: 100%;
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .poster {
    inline-size: 100%;
    max-block-size: 192px;
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
    gap: 8px;
  }

  .actions .button {
    min-block-size: 40px;
    padding-block: 0.375em;
    font-size: 0.9375em;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    font-size: 0.9375em;
  }
`;
