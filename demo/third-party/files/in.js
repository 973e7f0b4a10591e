// Shaped like LinkedIn's platform script: every <script type="IN/Share" data-url> becomes a button, its count fetched.
(function () {
  const home = new URL(document.currentScript.src).origin;

  async function render(marker) {
    const url = marker.dataset.url ?? location.href;
    const widget = document.createElement('span');
    widget.className = 'IN-widget';
    widget.style.cssText = 'display:inline-flex;gap:.5rem;align-items:center;font:600 .875rem/1 system-ui,sans-serif';
    widget.append(button(url));
    marker.replaceWith(widget);
    const answer = await fetch(`${home}/count?url=${encodeURIComponent(url)}`);
    widget.append(counter((await answer.json()).count));
  }

  function button(url) {
    const link = document.createElement('a');
    link.href = `https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(url)}`;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.textContent = 'Share';
    link.style.cssText = 'padding:.6rem .9rem;border-radius:4px;background:#0a66c2;color:#fff;text-decoration:none';
    return link;
  }

  function counter(count) {
    const bubble = document.createElement('span');
    bubble.textContent = count;
    bubble.style.cssText = 'padding:.5rem .6rem;border:1px solid currentcolor;border-radius:4px';
    return bubble;
  }

  const parse = (root = document) => root.querySelectorAll('script[type="IN/Share"]').forEach(render);

  // A gate appends its nodes one after the other: markers may come after this script.
  if (!window.IN) new MutationObserver(() => parse()).observe(document, { childList: true, subtree: true });
  window.IN = { parse };
  parse();
})();
