import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { filesUnder } from './files.mjs';
import { packagedName } from './package-names.mjs';
import { ROOT } from './run.mjs';

/** What one needs to write a tool or to read one. */
const SHARED = ['importers/importer', 'importers/source', 'integrations/integration'];

/** The entries of package.json for importers and integrations: their files have codes, so a pattern with `*` finds none. */
export async function toolExports() {
  const modules = (
    await filesUnder('src', (file) => /^src\/(?:importers|integrations)\/[^/]+\.ts$/.test(file))
  ).map((file) => file.slice('src/'.length, -'.ts'.length));
  const isTool = async (module) =>
    SHARED.includes(module) ||
    /^export const \w+: (?:Importer|Integration)\b/m.test(
      await readFile(`${ROOT}src/${module}.ts`, 'utf8'),
    );
  const chosen = await Promise.all(modules.map(isTool));
  return Object.fromEntries(
    modules.filter((_, place) => chosen[place]).map((module) => [`./${module}`, targetsOf(module)]),
  );
}

/** Types and code of a module as package.json names them. */
function targetsOf(module) {
  const name = `./dist/${packagedName(module)}`;
  return { types: `${name}.d.ts`, default: `${name}.js` };
}

/** The `exports` of package.json with those entries in place of what is there for them. */
export async function withToolExports(exports) {
  const others = Object.entries(exports).filter(
    ([entry]) => !/^\.\/(?:importers|integrations)\//.test(entry),
  );
  const after = others.findIndex(([entry]) => entry === './importers') + 1;
  const tools = { './importers': targetsOf('importers/all'), ...(await toolExports()) };
  return Object.fromEntries([
    ...others.slice(0, after - 1),
    ...Object.entries(tools),
    ...others.slice(after),
  ]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const description = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'));
  description.exports = await withToolExports(description.exports);
  await writeFile(`${ROOT}package.json`, `${JSON.stringify(description, null, 2)}\n`);
}
