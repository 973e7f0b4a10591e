/** Where the browser can hand a page on by itself, its own button comes first; it asks nobody anything. */
for (const button of document.querySelectorAll('button[data-share]')) {
  button.closest('li').hidden = !navigator.share;
  button.addEventListener('click', () => {
    // Who changes their mind has not made a mistake.
    navigator.share({ title: document.title, url: button.dataset.share }).catch(() => undefined);
  });
}
