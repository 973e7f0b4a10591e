import { relative } from 'node:path';

/** What the drop-in's files may not do. Breaking one of these fails the build, and says which import does it. */
export function houseRules() {
  return {
    name: 'house-rules',
    generateBundle(options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      // The words' files are entries of their own to rollup.
      const entry = chunks.find((chunk) => chunk.isEntry && !chunk.fileName.includes('/'));
      const rule = createRule(this, chunks);

      for (const chunk of chunks) {
        // `consent.js?v=2` and the `consent.js` a chunk asks for are two modules to the browser: everything would run twice.
        if (chunk.imports.includes(entry.fileName)) {
          rule(
            `${chunk.fileName} imports the entry, ${entry.fileName}; hand over what it needs as an argument, or move it out of the entry`,
            chunk,
            entry,
          );
        }
        if (chunk.fileName.startsWith('locales/') && chunk.imports.length > 0)
          rule(`${chunk.fileName} is words and must import nothing`, chunk);
        if (/\d\.js$/.test(chunk.fileName))
          rule(`two files want the name ${chunk.fileName.replace(/\d\.js$/, '.js')}`, chunk);
      }
      // A returning visitor pays for the entry alone: what it imports at once is paid on every page view.
      if (entry.imports.length > 0)
        rule(
          `${entry.fileName} imports ${entry.imports.join(', ')} at once; it must import them when needed`,
          entry,
        );
    },
  };
}

/** Fails with the rule, and with each chain of imports that leads from the chunk's modules into another chunk. */
function createRule(plugin, chunks) {
  const home = new Map(
    chunks.flatMap((chunk) => Object.keys(chunk.modules).map((id) => [id, chunk])),
  );
  const follow = (path, leadsOut) =>
    plugin.getModuleInfo(path.at(-1)).importedIds.flatMap((id) => {
      const longer = [...path, id];
      if (home.has(id)) return leadsOut(home.get(id)) ? [longer] : [];
      // A module in no chunk has only re-exported: what it names lies behind it.
      return path.includes(id) ? [] : follow(longer, leadsOut);
    });
  return (message, from, to) => {
    const leadsOut = (chunk) => chunk !== from && (!to || chunk === to);
    const chains = Object.keys(from.modules).flatMap((id) => follow([id], leadsOut));
    plugin.error(
      [`${message}.`, ...chains.map((chain) => `  ${chain.map(name).join(' → ')}`)].join('\n'),
    );
  };
}

function name(id) {
  return relative(process.cwd(), id);
}
