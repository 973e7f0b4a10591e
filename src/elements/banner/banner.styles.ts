import { css } from '../base/css.js';

/** Percentages are of the screen: they stay true where a page sets a `zoom`, which viewport units do not. */
export const bannerStyles = css`
  .panel {
    position: fixed !important;
    z-index: 2147483647;
    inset: auto 0 !important;
    inline-size: auto !important;
    block-size: auto !important;
    max-block-size: min(70%, 640px) !important;
    border: solid var(--_border);
    border-width: 0 !important;
    box-shadow: 0 0 32px rgb(0 0 0 / 0.14);
  }

  .frame {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 16px;
    padding: 20px max(16px, env(safe-area-inset-left), env(safe-area-inset-right)) 16px;
  }

  .text {
    display: grid;
    gap: 6px;
    align-content: safe center;
    /* Room for a focus ring, which a scroller would cut off. */
    margin: -5px;
    padding: 5px;
  }

  .description {
    max-inline-size: 72ch;
    font-size: 0.9375em;
    text-wrap: pretty;
  }

  .foot {
    align-self: center;
  }

  .bottom,
  .bottom-start,
  .bottom-end,
  .top.aside {
    inset-block: auto 0 !important;
    border-block-width: 1px 0 !important;
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
    border-block-width: 0 1px !important;
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
    border-width: 1px !important;
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
      border-width: 1px !important;
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
      border-width: 1px !important;
    }

    :is(.center, .bottom-start, .bottom-end) .frame {
      padding: 20px;
    }
  }

  @container (max-width: 22em) {
    .frame {
      gap: 12px;
      padding-block: 12px;
    }
  }

  @container (min-width: 64em) {
    :is(.bottom, .top) .frame {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: 40px;
      padding-inline: max(32px, (100% - 76em) / 2);
    }

    :is(.bottom, .top) .wide {
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
      padding: 8px max(8px, env(safe-area-inset-left), env(safe-area-inset-right)) max(8px, env(safe-area-inset-bottom));
    }

    .heading {
      font-size: 1em;
    }
  }

  @media (max-height: 480px) and (min-width: 704px) {
    .bottom,
    .top {
      max-block-size: 60% !important;
    }

    :is(.bottom, .top) .frame {
      grid-template: minmax(0, 1fr) / 6fr 5fr;
      column-gap: 16px;
    }
  }

  /* In a frame smaller than any phone, the page gives way. */
  @media (max-height: 240px), (max-height: 480px) and (max-width: 299px) {
    .panel.panel {
      max-block-size: 100% !important;
    }

    .frame {
      overflow: auto;
    }
  }

  @media print {
    .panel {
      display: none !important;
    }
  }
`;
