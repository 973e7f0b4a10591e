import { css } from '../css.js';

/** Percentages are of the screen: they stay true where a page sets a `zoom`, which viewport units do not. */
export const bannerStyles = css`
  .panel {
    position: fixed !important;
    z-index: 2147483647;
    inset: auto 0 !important;
    inline-size: auto !important;
    block-size: auto !important;
    max-block-size: min(70%, 640px) !important;
    padding: 0;
    border: 0 solid var(--_border);
    box-shadow: 0 0 32px rgb(0 0 0 / 0.14);
  }

  .frame {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 16px;
    padding: 20px max(16px, env(safe-area-inset-left), env(safe-area-inset-right)) 16px;
  }

  /* The second pair of backgrounds lies still and the first scrolls with the text: a shade shows where there is more. */
  .text {
    display: grid;
    gap: 6px;
    align-content: start;
    overflow: auto;
    overscroll-behavior: contain;
    background:
      linear-gradient(var(--_background) 40%, transparent) top / 100% 40px no-repeat local,
      linear-gradient(transparent, var(--_background) 60%) bottom / 100% 40px no-repeat local,
      linear-gradient(var(--_border), transparent) top / 100% 10px no-repeat,
      linear-gradient(transparent, var(--_border)) bottom / 100% 10px no-repeat;
  }

  .description {
    max-inline-size: 72ch;
    font-size: 0.9375em;
    text-wrap: pretty;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    font-size: 0.9375em;
  }

  .foot {
    align-self: center;
  }

  .bottom,
  .bottom-start,
  .bottom-end,
  .top.aside {
    inset-block: auto 0 !important;
    border-block-width: 1px 0;
  }

  :is(.bottom, .bottom-start, .bottom-end) .frame {
    padding-block-end: max(16px, env(safe-area-inset-bottom));
  }

  .top,
  .bottom.aside,
  .bottom-start.aside,
  .bottom-end.aside,
  .center.aside {
    inset-block: 0 auto !important;
    border-block-width: 0 1px;
  }

  .top .frame {
    padding-block-start: max(20px, env(safe-area-inset-top));
  }

  .center {
    inset: 0 !important;
    inline-size: min(34em, 100% - 32px) !important;
    block-size: fit-content !important;
    max-block-size: calc(100% - 32px) !important;
    margin: auto !important;
    border-width: 1px;
    border-radius: var(--_corner);
  }

  .center.aside {
    inset-block: 16px auto !important;
    margin-block: 0 !important;
  }

  .center.low {
    inset-block: auto 16px !important;
  }

  @media (min-width: 40rem) {
    .bottom-start,
    .bottom-end {
      inset-block-end: 20px !important;
      inline-size: min(27em, 100% - 40px) !important;
      border-width: 1px;
      border-radius: var(--_corner);
    }

    .bottom-start {
      inset-inline: 20px auto !important;
    }

    .bottom-end {
      inset-inline: auto 20px !important;
    }

    :is(.bottom-start, .bottom-end).aside {
      inset-block: 20px auto !important;
      border-width: 1px;
    }

    :is(.center, .bottom-start, .bottom-end) .frame {
      padding: 20px;
    }
  }

  @container (min-width: 58em) {
    :is(.bottom, .top) .frame {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: 40px;
      padding-inline: max(32px, (100% - 76em) / 2);
    }

    :is(.bottom, .top) .answers {
      grid-template-columns: repeat(3, minmax(8.5em, 1fr));
    }
  }

  @media (max-height: 480px) {
    .panel {
      max-block-size: 50% !important;
    }

    .center {
      max-block-size: calc(100% - 16px) !important;
    }

    .panel .frame {
      gap: 8px;
      padding: 8px;
    }

    .heading {
      font-size: 1em;
    }
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }

  @media print {
    .panel {
      display: none !important;
    }
  }
`;
