import { readFile, rm, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { filesUnder } from './files.mjs';
import { isPresetsDeclaration, packagedName } from './package-names.mjs';
import { ROOT } from './run.mjs';

/** tsc names declarations after the modules of `src`: gives them the names that rollup gave the code. */
export async function renameDeclarations() {
  for (const file of await filesUnder(
    'dist',
    (each) => each.endsWith('.d.ts') && !each.startsWith('dist/cdn/'),
  )) {
    if (isPresetsDeclaration(file)) await rm(ROOT + file);
    else await renameDeclaration(file.slice('dist/'.length, -'.d.ts'.length));
  }
}

/** @param {string} module path below `src`, without its ending */
async function renameDeclaration(module) {
  const name = packagedName(module);
  const types = await readFile(`${ROOT}dist/${module}.d.ts`, 'utf8');
  const renamed = types.replace(
    /(?<=(?:\bfrom |\bimport |\bimport\())(['"])(\.[^'"]+)\.js\1/g,
    (_, quote, path) => {
      const target = packagedName(posix.join(posix.dirname(module), path));
      return `${quote}${posix.relative(posix.dirname(name), target).replace(/^(?!\.)/, './')}.js${quote}`;
    },
  );
  if (name !== module) await rm(`${ROOT}dist/${module}.d.ts`);
  if (name !== module || renamed !== types) await writeFile(`${ROOT}dist/${name}.d.ts`, renamed);
}

/** @lit/localize is bundled and js-cookie's types stay here: a declaration that names one would not compile at an adopter's. */
export async function checkDeclarations(files) {
  for (const file of files.filter((each) => each.endsWith('.d.ts'))) {
    const [, found] =
      /['"](@lit\/localize|js-cookie)/.exec(await readFile(ROOT + file, 'utf8')) ?? [];
    if (found)
      throw new Error(
        `${file} names ${found}, which has no types at an adopter's; give that export a type of our own.`,
      );
  }
}
