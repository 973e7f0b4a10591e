import { basename } from 'node:path';

/** Where the drop-in's parts go under dist/cdn: names a person can read, the same in each release. */
export function chunkFile({ name, facadeModuleId, moduleIds }) {
  if (name === 'reading') return `importers/${name}.js`;
  if (SHARED.includes(name)) return `chunks/${name}.js`;
  // What rollup cut by itself is named by the module that the others in it were made for.
  const module = slashes(facadeModuleId ?? moduleIds.at(-1));
  const [, folder, file] =
    /\/src\/(?:(.*)\/)?([^/]+?)(?:\.(?:copy|import|catalogue))?\.ts$/.exec(module) ?? [];
  if (folder === 'generated/locales') return `locales/${file}.js`;
  // What the catalogue knows, by kind. Filter lists block addresses with a vendor's name, and those of advertising.
  if (folder === 'data/services/groups') return `chunks/services-${file}.js`;
  if (folder === 'integrations') return `${folder}/${numeronym(file)}.js`;
  if (folder?.startsWith('importers')) return `${folder}/${file}.js`;
  return `chunks/${file === 'index' || file === 'view' ? basename(folder) : (file ?? name)}.js`;
}

/**
 * What several lazily loaded modules have in common, in few files; rollup alone would cut it finer. `render` is what the banner
 * shares with other views, without Lit, which is in `details`; `common` what it shares with more than views, `tables` what only the tables of cookies need, in
 * the preferences and in the declaration, `details` what the other views share: a first visit does not pay for it.
 * `integrations` is what connects them, with all that they share.
 * What the entry needs stays in the entry, whoever else wants it: house-rules.mjs then says who that is.
 */
const SHARED = ['render', 'common', 'details', 'tables', 'integrations'];
const CONNECTS = /\/src\/integrations\/(?:connect|integration|frames)\.ts$/;

/** What is loaded when something is shown. */
const VIEWS = /\/src\/elements\/(?!audit\/audit|gate\/(?:inspect|strict-hosts))/;

export function sharedByViews(entry) {
  let users;
  return (id, graph) => {
    users ??= findUsers(entry, graph);
    const sharing = users.get(id) ?? [];
    if ([id, ...sharing].some((user) => CONNECTS.test(slashes(user)))) return 'integrations';
    if (sharing.length < 2) return null;
    // What the first of the importers' files has, the others take from there: it is loaded by then.
    const byImporters = sharing.every((user) => user.includes('/src/importers/'));
    if (byImporters)
      return sharing.some((user) => user.endsWith('/importers/run.ts')) ? null : 'reading';
    const onlyViews = sharing.every((user) => VIEWS.test(user));
    if (sharing.some((user) => user.endsWith('/elements/banner/view.ts')))
      return onlyViews ? 'render' : 'common';
    if (!onlyViews) return null;
    return sharing.some((user) => user.endsWith('/elements/gate/placeholder.ts'))
      ? 'details'
      : 'tables';
  };
}

/** For each module outside of the entry: the lazily loaded modules that need it. */
function findUsers(entry, { getModuleIds, getModuleInfo }) {
  const ids = [...getModuleIds()];
  const lazy = new Set(ids.filter((id) => getModuleInfo(id).dynamicImporters.length > 0));
  const inEntry = reach(
    ids.find((id) => slashes(id).endsWith(entry)),
    getModuleInfo,
  );
  const users = new Map();
  for (const user of lazy) {
    for (const id of reach(user, getModuleInfo)) {
      // A lazily loaded module keeps a file of its own, even when another one imports it.
      if (!inEntry.has(id) && !lazy.has(id))
        users.set(id, [...(users.get(id) ?? []), slashes(user)]);
    }
  }
  return users;
}

function reach(from, getModuleInfo) {
  const seen = new Set([from]);
  for (const id of seen) for (const next of getModuleInfo(id).importedIds) seen.add(next);
  return seen;
}

/** `matomo` → `m4o`, as in i18n: filter lists block files that bear a vendor's name, and what tells it to stop would not arrive. */
function numeronym(name) {
  return `${name.at(0)}${name.length - 2}${name.at(-1)}`;
}

function slashes(path) {
  return path.replaceAll('\\', '/');
}
