import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** One import line of a module of `src`. */
export interface Import {
  /** Path under `src`, without its ending. */
  from: string;
  /** Path under `src`, or the name of a package with the path in it. */
  to: string;
  /** `later` is `import()`; `types` leave nothing in the built code. */
  kind: 'now' | 'later' | 'types';
}

const staticImport = /^(?:import|export)\b(?<clause>[^;'"]*)\bfrom '(?<to>[^']+)'/gm;
const sideEffect = /^import '(?<to>[^']+)'/gm;
const dynamicImport = /\bimport\(\s*'(?<to>[^']+)'\s*\)/g;

/** The files under a folder of the repository, as paths from there. */
export async function filesUnder(folder: string, ending = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      relative(join(root, folder), join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    )
    .sort();
}

export async function readImports(): Promise<Import[]> {
  const files = await filesUnder('src', '.ts');
  const lists = await Promise.all(
    files.map(async (file) => {
      const from = file.replace(/\.ts$/, '');
      return importsOf(await readFile(join(root, 'src', file), 'utf8')).map(({ to, kind }) => ({
        from,
        to: resolve(from, to),
        kind,
      }));
    }),
  );
  return lists.flat();
}

function importsOf(source: string): Omit<Import, 'from'>[] {
  const found: Omit<Import, 'from'>[] = [];
  for (const { groups } of source.matchAll(staticImport)) {
    found.push({
      to: groups?.to ?? '',
      kind: /^\s*type\b/.test(groups?.clause ?? '') ? 'types' : 'now',
    });
  }
  for (const { groups } of source.matchAll(sideEffect))
    found.push({ to: groups?.to ?? '', kind: 'now' });
  for (const { groups } of source.matchAll(dynamicImport))
    found.push({ to: groups?.to ?? '', kind: 'later' });
  return found;
}

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? posix.join(posix.dirname(from), to).replace(/\.js$/, '') : to;
}
