/** The smallest router there is: the fragment names a template, whose content becomes the view. */
function show() {
  const name = location.hash.replace(/^#\/?/, '');
  const route = document.getElementById(`route-${name}`) ?? document.getElementById('route-');
  const view = document.getElementById('view');
  view.replaceChildren(document.importNode(route.content, true));
  document.title = `${view.querySelector('h1').textContent} – Workspace app`;
}

addEventListener('hashchange', show);
show();
