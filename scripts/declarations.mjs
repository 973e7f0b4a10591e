import { readFile } from 'node:fs/promises';
import { ROOT } from './run.mjs';

/** @lit/localize is bundled, not installed with us: a declaration that names it would not compile at an adopter's. */
export async function checkDeclarations(files) {
  for (const file of files.filter((each) => each.endsWith('.d.ts'))) {
    if (/['"]@lit\/localize/.test(await readFile(ROOT + file, 'utf8'))) {
      throw new Error(`${file} names @lit/localize, which adopters do not have; give that export a type of our own.`);
    }
  }
}
