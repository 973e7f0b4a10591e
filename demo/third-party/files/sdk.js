// Shaped like Facebook's SDK: .fb-share-button and .fb-like become buttons; fbAsyncInit is called when it is ready.
(function () {
  const home = new URL(document.currentScript.src).origin;
  const LABELS = { 'fb-share-button': 'Share', 'fb-like': 'Like' };

  function render(holder) {
    if (holder.getAttribute('fb-xfbml-state') === 'rendered') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = LABELS[holder.classList[0]];
    button.style.cssText = 'padding:.6rem .9rem;border:0;border-radius:4px;background:#0866ff;color:#fff;font:600 .875rem/1 system-ui,sans-serif';
    holder.append(button);
    holder.setAttribute('fb-xfbml-state', 'rendered');
    fetch(`${home}/count?url=${encodeURIComponent(holder.dataset.href ?? location.href)}`).catch(() => {});
  }

  const parse = (root = document) => root.querySelectorAll('.fb-share-button, .fb-like').forEach(render);
  window.FB = { init: ({ xfbml } = {}) => xfbml && parse(), XFBML: { parse } };
  window.fbAsyncInit?.();
  parse();
})();
