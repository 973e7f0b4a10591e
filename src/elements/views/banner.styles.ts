import { css } from '../css.js';

export const bannerStyles = css`
  .panel {
    position: fixed;
    z-index: 2147483647;
    inset: auto;
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 1rem;
    inline-size: auto;
    block-size: auto;
    max-inline-size: 100% !important;
    max-block-size: min(70dvb, 40rem);
    margin: 0 !important;
    padding: 1rem max(1rem, env(safe-area-inset-right)) max(1rem, env(safe-area-inset-bottom)) max(1rem, env(safe-area-inset-left));
    overflow: visible;
    border: 0 solid var(--_border);
    box-shadow: 0 0 1.5rem rgb(0 0 0 / 0.16);
  }

  /* The second pair of backgrounds lies still and the first scrolls with the text: a shade shows where there is more. */
  .text {
    display: grid;
    gap: 0.5rem;
    align-content: start;
    overflow: auto;
    overscroll-behavior: contain;
    background:
      linear-gradient(var(--_background) 40%, transparent) top / 100% 2.5rem no-repeat local,
      linear-gradient(transparent, var(--_background) 60%) bottom / 100% 2.5rem no-repeat local,
      linear-gradient(var(--_border), transparent) top / 100% 0.625rem no-repeat,
      linear-gradient(transparent, var(--_border)) bottom / 100% 0.625rem no-repeat;
  }

  .description {
    max-inline-size: 75ch;
    color: var(--_text);
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
  }

  .actions {
    align-content: center;
  }

  .bottom {
    inset-block-end: 0;
    inset-inline: 0;
    border-block-start-width: 1px;
  }

  .top {
    inset-block-start: 0;
    inset-inline: 0;
    border-block-end-width: 1px;
  }

  .bottom-start,
  .bottom-end {
    inset-block-end: 0;
    inset-inline: 0;
    border-block-start-width: 1px;
  }

  .center {
    /* WebKit stretches a fixed grid whose height is fit-content (seen in WebKitGTK 2.50). */
    display: flex;
    flex-direction: column;
    inset: 0;
    inline-size: min(34rem, 100% - 2rem);
    block-size: fit-content;
    max-block-size: calc(100dvb - 2rem);
    margin: auto !important;
    border-width: 1px;
    border-radius: var(--_corner);
  }

  .center .actions {
    flex: none;
  }

  @media (min-width: 40rem) {
    .bottom-start,
    .bottom-end {
      inset-block-end: 1.25rem;
      inline-size: 27rem;
      border-width: 1px;
      border-radius: var(--_corner);
    }

    .bottom-start {
      inset-inline: 1.25rem auto;
    }

    .bottom-end {
      inset-inline: auto 1.25rem;
    }

    .center,
    .bottom-start,
    .bottom-end {
      padding: 1.25rem;
    }
  }

  @media (min-width: 60rem) {
    .bottom,
    .top {
      grid-template-columns: minmax(0, 1fr) auto;
      grid-template-rows: auto;
      gap: 2rem;
      padding: 1.25rem max(2rem, (100vi - 76rem) / 2);
    }

    .bottom .actions,
    .top .actions {
      align-self: center;
    }

    .bottom .answers,
    .top .answers {
      grid-template-columns: repeat(3, minmax(8.75rem, 1fr));
    }

    .bottom .answers > :last-child,
    .top .answers > :last-child {
      grid-column: auto;
    }
  }

  @media (max-width: 24rem) {
    .panel {
      font-size: 0.9375rem;
    }

    .button {
      padding-inline: 0.5em;
    }
  }

  @media (max-height: 30rem) {
    .panel {
      max-block-size: 50dvb;
      gap: 0.5rem;
      padding: 0.5rem;
    }

    .answers {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0.375rem;
    }

    .answers > :last-child {
      grid-column: auto;
    }

    .answers .button {
      padding-inline: 0.25em;
      font-size: 0.875em;
    }
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }

  @media print {
    .panel {
      display: none;
    }
  }
`;
