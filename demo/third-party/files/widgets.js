// Shaped like X's widgets.js: links of class twitter-share-button become a widget frame.
(function () {
  const home = new URL(document.currentScript.src).origin;

  function render(link) {
    const frame = document.createElement('iframe');
    frame.src = `${home}/frame.html?name=x-widget`;
    frame.title = link.textContent.trim() || 'Post on X';
    frame.style.cssText = 'width:80px;height:28px;border:0';
    link.replaceWith(frame);
  }

  function load(root = document) {
    root.querySelectorAll('a.twitter-share-button').forEach(render);
  }

  window.twttr = { widgets: { load } };
  load();
})();
