import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../pages/', import.meta.url);
const PATH = /^\/(?:[a-z-]+\/)*[a-z-]*$/;

/** The demo's pages: files of demo/pages, and whatever was added while it runs. Read anew for each request. */
export function createPages(values) {
  const added = new Map();

  return {
    add: (path, html, headers, sending) =>
      added.set(path, { html: fill(html, values), headers: withDefaults(headers), sending }),

    async find(path) {
      if (added.has(path)) return added.get(path);
      if (!PATH.test(path) || path.startsWith('/parts/')) return undefined;
      return render(path.endsWith('/') ? `${path}index` : path, path, values);
    },

    async notFound(path) {
      return render(path.startsWith('/nb/') ? '/nb/not-found' : '/not-found', path, values);
    },
  };
}

/**
 * no-cache, not no-store: Chromium keeps a no-store page out of the back/forward cache,
 * and coming back from there is one of the things the tests look at.
 */
function withDefaults(headers = {}) {
  return { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...headers };
}

async function render(file, path, values) {
  const source = await read(`.${file}.html`);
  if (source === undefined) return undefined;
  const html = fill(await include(source), { ...values, otherLanguage: otherLanguage(path) });
  return { html: markCurrent(html, path), headers: withDefaults() };
}

/** `{{> en/header}}` is replaced by demo/pages/parts/en/header.html. */
async function include(source) {
  const names = [...source.matchAll(/\{\{> ([a-z/-]+)\}\}/g)].map(([, name]) => name);
  const parts = await Promise.all(names.map((name) => read(`./parts/${name}.html`)));
  return names.reduce(
    (html, name, index) => html.replace(`{{> ${name}}}`, () => parts[index].trimEnd()),
    source,
  );
}

/** `{{thirdParty}}` and its like; a name nobody knows is left as it stands. */
function fill(html, values) {
  return html.replace(/\{\{([a-zA-Z]+)\}\}/g, (whole, name) => values[name] ?? whole);
}

/** `{{current /settings}}` says in the navigation which link is this page. */
function markCurrent(html, path) {
  return html.replace(/ ?\{\{current (\S+)\}\}/g, (whole, of) =>
    of === path ? ' aria-current="page"' : '',
  );
}

function otherLanguage(path) {
  return path.startsWith('/nb/') ? path.slice('/nb'.length) : `/nb${path}`;
}

async function read(path) {
  try {
    return await readFile(new URL(path, FOLDER), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}
