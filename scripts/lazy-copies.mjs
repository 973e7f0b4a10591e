import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const lazy = /\/src\/(?:elements\/gate\/(?:addresses|css-addresses|find-loads|inspect|lazy-loaders|live-children|own-elements|strict-hosts)|(?:elements\/(?:views|audit)|catalogue|integrations(?:\/sweep)?|importers(?:\/follow)?|proof|renewal)\/[^/]+|core\/(?:policy-(?:mistakes|checks)|integration-checks|integrations)|release\/embeds-again|explain-policy|connect-integrations|clear-services|language|own-words|check-texts)\.ts$/;
const copyable = /\/src\/(?:core\/[\w-]+|elements\/gate\/loads|release\/(?:revive-script|disown|parsed)|report|new-id|trusted-dom)\.ts$/;
const copy = /(?:\.of-[\w-]+)?\.(?:copy|import|catalogue)\.ts$/;
/** So small that each importing file gets a copy of its own; only the views share one. */
const inEachFile = /\/src\/trusted-dom\.ts$/;
/** Importers have copies of their own: what they share with views would become files that both must fetch. */
const ofImporters = /\/src\/importers\/|\.import\.ts$/;
/** So has the catalogue: what it shares with the validator would become a file that visitors must fetch. */
const ofCatalogue = /\/src\/catalogue\/|\.catalogue\.ts$/;

/**
 * Gives what is loaded later its own copy of the pure helpers that the entry has too: a few hundred bytes, against a
 * chunk that imports the entry (a `?v=` would run it twice) or an entry that must fetch a shared chunk before it starts.
 */
export function lazyCopies() {
  return {
    name: 'lazy-copies',
    async resolveId(source, importer, options) {
      const from = importer?.replaceAll('\\', '/') ?? '';
      if (!lazy.test(from) && !copy.test(from)) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const id = resolved?.id.replaceAll('\\', '/') ?? '';
      if (!copyable.test(id) || lazy.test(id)) return resolved;
      if (inEachFile.test(id) && !/\/elements\/views\//.test(from)) return id.replace(/\.ts$/, `.of-${basename(from).replace(/\..*$/, '')}.copy.ts`);
      return id.replace(/\.ts$/, ofImporters.test(from) ? '.import.ts' : ofCatalogue.test(from) ? '.catalogue.ts' : '.copy.ts');
    },
    load(id) {
      return copy.test(id.replaceAll('\\', '/')) ? readFile(id.replace(copy, '.ts'), 'utf8') : null;
    },
  };
}
