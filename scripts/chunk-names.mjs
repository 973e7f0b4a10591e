/** Where the drop-in's parts go under dist/cdn: names a person can read, the same in each release. */
export function chunkFile({ name, facadeModuleId }) {
  const [, folder, file] = /\/src\/(?:(.*)\/)?([^/]+)\.ts$/.exec(slashes(facadeModuleId ?? '')) ?? [];
  if (folder === 'generated/locales') return `locales/${file}.js`;
  if (folder === 'integrations' || folder === 'importers') return `${folder}/${file}.js`;
  return `chunks/${file === 'index' ? folder : (file ?? name)}.js`;
}

/**
 * Two chunks for what several views have in common; rollup alone would cut it finer. `render` is what the banner shares (Lit,
 * @lit/localize, the words' helper), `details` what only the others do, so that a first visit does not pay for it.
 * What the entry needs stays in the entry, whoever else wants it: house-rules.mjs then says who that is.
 */
export function sharedByViews(entry) {
  let users;
  return (id, graph) => {
    users ??= findUsers(entry, graph);
    const views = users.get(id) ?? [];
    if (views.length < 2 || !views.every((user) => /\/(?:elements\/views|catalogue)\//.test(user))) return null;
    return views.some((user) => user.endsWith('/banner.ts')) ? 'render' : 'details';
  };
}

/** For each module outside of the entry: the lazily loaded modules that need it. */
function findUsers(entry, { getModuleIds, getModuleInfo }) {
  const ids = [...getModuleIds()];
  const lazy = new Set(ids.filter((id) => getModuleInfo(id).dynamicImporters.length > 0));
  const inEntry = reach(ids.find((id) => slashes(id).endsWith(entry)), getModuleInfo);
  const users = new Map();
  for (const user of lazy) {
    for (const id of reach(user, getModuleInfo)) {
      // A lazily loaded module keeps a file of its own, even when another one imports it.
      if (!inEntry.has(id) && !lazy.has(id)) users.set(id, [...(users.get(id) ?? []), slashes(user)]);
    }
  }
  return users;
}

function reach(from, getModuleInfo) {
  const seen = new Set([from]);
  for (const id of seen) for (const next of getModuleInfo(id).importedIds) seen.add(next);
  return seen;
}

function slashes(path) {
  return path.replaceAll('\\', '/');
}
