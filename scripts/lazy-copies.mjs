import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ROOT } from './run.mjs';

/** Modules that the entry and later files both need. Each may have a copy, because they keep no state that must be unique in a page. */
const copyable =
  /\/src\/(?:core\/[\w/-]+|elements\/gate\/loads|activation\/(?:blocked-script|detach|parser-state)|diagnostics\/(?:report|development)|page\/(?:new-id|trusted-dom))\.ts$/;
const copy = /(?:\.of-[\w-]+)?\.(?:copy|import|catalogue)\.ts$/;
/** So small that each importing file gets a copy of its own; only the views share one. */
const inEachFile = /\/src\/page\/trusted-dom\.ts$/;
/** Importers have copies of their own: what they share with views would become files that both must fetch. */
const ofImporters = /\/src\/importers\/|\.import\.ts$/;
/** So has the catalogue: what it shares with the validator would become a file that visitors must fetch. */
const ofCatalogue = /\/src\/data\/services\/|\.catalogue\.ts$/;
const ofViews =
  /\/src\/elements\/(?!gate\/(?:inspect|strict-hosts|find-loads|live-children|own-elements|lazy-loaders|addresses|css-addresses)\.ts|audit\/audit\.ts)/;

/**
 * Gives what is loaded later its own copy of the pure helpers that the entry has too: a few hundred bytes, against a
 * chunk that imports the entry (a `?v=` would run it twice) or an entry that must fetch a shared chunk before it starts.
 */
export function lazyCopies(entry) {
  const inEntry = loadedWith(resolve(ROOT, entry));
  return {
    name: 'lazy-copies',
    async resolveId(source, importer, options) {
      const from = importer?.replaceAll('\\', '/') ?? '';
      if (!isLater(from, inEntry)) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const id = resolved?.id.replaceAll('\\', '/') ?? '';
      if (!copyable.test(id)) return resolved;
      if (inEachFile.test(id) && !ofViews.test(from))
        return id.replace(/\.ts$/, `.of-${basename(from).replace(/\..*$/, '')}.copy.ts`);
      return id.replace(
        /\.ts$/,
        ofImporters.test(from)
          ? '.import.ts'
          : ofCatalogue.test(from)
            ? '.catalogue.ts'
            : '.copy.ts',
      );
    },
    load(id) {
      return copy.test(id.replaceAll('\\', '/')) ? readFile(id.replace(copy, '.ts'), 'utf8') : null;
    },
  };
}

function isLater(file, inEntry) {
  return (
    copy.test(file) || (file.startsWith(`${ROOT.replaceAll('\\', '/')}src/`) && !inEntry.has(file))
  );
}

/** The modules that a file imports at once, and what those import. */
function loadedWith(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b(?!\s*type\b)[^;'"(]*?(?:\bfrom )?'(\.[^']+)\.js'/gm,
  );
  for (const [, path] of imports)
    loadedWith(resolve(dirname(file), `${path}.ts`).replaceAll('\\', '/'), seen);
  return seen;
}
