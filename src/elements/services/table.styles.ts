import { css } from '../base/css.js';

/** Tables of cookies: rows of a table if there is enough space, otherwise cards. */
export const tableStyles = css`
  .service {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }

  .quiet {
    color: var(--_quiet);
    font-size: 0.9375em;
  }

  /* The same columns in every table: the eye need not look for them anew. */
  table {
    table-layout: fixed;
    inline-size: 100%;
    margin-block-start: 4px;
    border-collapse: collapse;
    font-size: 0.875em;
    line-height: 1.4;
  }

  th,
  td {
    padding: 7px 0;
    padding-inline-end: 16px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  th {
    font-weight: 600;
    color: var(--_quiet);
  }

  th:first-child {
    inline-size: 38%;
  }

  th:last-child {
    inline-size: 26%;
  }

  tbody > :last-child > td {
    border-block-end: 0;
  }

  code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9375em;
  }

  @container (max-width: 26em) {
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
      padding-block: 8px;
      border-block-start: 1px solid var(--_border);
    }

    td {
      padding: 2px 0;
      border: 0;
    }

    td:not(:first-child)::before {
      content: attr(data-label);
      color: var(--_quiet);
    }
  }
`;
