import { css } from '../css.js';

/** Tables of cookies: rows of a table where there is room, cards where there is not. */
export const tableStyles = css`
  .service {
    container-type: inline-size;
    display: grid;
    gap: 0.375rem;
  }

  .quiet {
    color: var(--_quiet);
    font-size: 0.9375em;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    line-height: 1.4;
  }

  th,
  td {
    padding: 0.375rem 0.75rem 0.375rem 0;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  th {
    font-weight: 600;
    color: var(--_quiet);
  }

  td:first-child {
    min-inline-size: 9rem;
  }

  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9375em;
  }

  @container (max-width: 26rem) {
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    table,
    tbody,
    tr,
    td {
      display: block;
    }

    tr {
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--_border);
    }

    td {
      padding: 0.125rem 0;
      border: 0;
    }

    td:not(:first-child)::before {
      content: attr(data-label) ': ';
      color: var(--_quiet);
    }
  }
`;
