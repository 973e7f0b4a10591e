import { css } from '../base/css.js';

/** The dialog, or the inline panel, around the categories. */
export const preferencesStyles = css`
  dialog.panel {
    position: fixed !important;
    inset: 0 !important;
    inline-size: min(44em, 100% - 16px) !important;
    block-size: fit-content !important;
    max-block-size: calc(100% - 2 * max(8px, env(safe-area-inset-top), env(safe-area-inset-bottom))) !important;
    margin: auto !important;
    border: solid var(--_border);
    border-width: 1px !important;
    border-radius: var(--_corner);
    box-shadow: 0 16px 48px rgb(0 0 0 / 0.28);
  }

  @media (min-height: 640px) {
    dialog.panel {
      max-block-size: calc(100% - 64px) !important;
    }
  }

  .inline {
    border-width: 0 !important;
    background: none;
  }

  .frame {
    --_side: 24px !important;
    display: grid;
    grid-template: minmax(0, auto) minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .inline > .frame {
    --_side: 0px !important;
  }

  .frame > * {
    --_side: inherit !important;
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
    font: inherit;
    cursor: pointer;
  }

  .close svg {
    display: block;
    inline-size: 1.25em;
    margin: auto;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
    padding: 16px var(--_side);
    scroll-padding: 16px;
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

  .foot {
    padding: 16px var(--_side);
    border-block-start: 1px solid var(--_border);
    border-radius: 0 0 var(--_corner) var(--_corner);
  }

  .inline .foot {
    border-radius: 0;
  }

  .told {
    margin-block-end: 10px;
    font-weight: 600;
  }

  @container (max-width: 36em) {
    .frame {
      --_side: 16px !important;
    }
  }

  @media (max-height: 480px) {
    .frame {
      --_side: max(8px, env(safe-area-inset-left), env(safe-area-inset-right)) !important;
    }

    .head,
    .foot {
      padding-block: 6px;
    }

    .body {
      padding-block: 8px;
    }
  }

  @media print {
    dialog.panel {
      display: none !important;
    }
  }
`;
