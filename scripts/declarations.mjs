import { readFile } from 'node:fs/promises';
import { ROOT } from './run.mjs';

/** @lit/localize is bundled and js-cookie's types stay here: a declaration that names one would not compile at an adopter's. */
export async function checkDeclarations(files) {
  for (const file of files.filter((each) => each.endsWith('.d.ts'))) {
    const [, found] = /['"](@lit\/localize|js-cookie)/.exec(await readFile(ROOT + file, 'utf8')) ?? [];
    if (found) throw new Error(`${file} names ${found}, which has no types at an adopter's; give that export a type of our own.`);
  }
}
