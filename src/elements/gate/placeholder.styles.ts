import { css } from '../base/css.js';

export const placeholderStyles = css`
  .box {
    position: relative !important;
    inset: auto !important;
    z-index: 0;
    display: grid;
    grid-template-columns: minmax(0, 34em);
    align-content: safe center;
    justify-content: center;
    gap: 10px;
    block-size: 100%;
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  /* What a page paints over the words lies beneath the answers. */
  .box > * {
    position: relative !important;
    z-index: 0 !important;
  }

  .poster {
    inline-size: 100%;
    max-block-size: 192px;
    border-radius: var(--_radius);
    object-fit: cover;
  }

  .description {
    font-size: 0.9375em;
    color: var(--_quiet);
  }

  .box .answers {
    position: relative;
    z-index: 1;
    grid-template: none / repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    grid-auto-rows: 1fr;
    margin-block: 6px;
  }

  ::slotted(a) {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    color: var(--_accent);
  }

  /* One below the other, where the last would stand alone in its row. */
  .box .answers:has(:nth-child(3)) {
    max-inline-size: 22em;
  }

  /* Nobody can press paper: what is not shown, and where it is, remain. */
  @media print {
    .box :is(.actions, .link) {
      display: none !important;
    }

    .links[data-address]::after {
      display: block;
      content: attr(data-address);
      unicode-bidi: plaintext;
    }

    ::slotted(a[href])::after {
      content: ' (' attr(href) ')';
    }

    .links,
    ::slotted(a) {
      display: block !important;
      overflow-wrap: anywhere;
    }
  }
`;
