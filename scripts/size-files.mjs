import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { filesUnder } from './files.mjs';
import { ROOT } from './run.mjs';

/** As a server compresses files ahead of time. */
export function brotli(body) {
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  }).length;
}

export const localeFiles = () => filesIn('dist/cdn/locales');

/** One vendor each; chunk-names.mjs says why their names are short. */
export const integrationFiles = () => filesIn('dist/cdn/integrations');

async function filesIn(folder) {
  const files = await filesUnder(folder, (file) => file.endsWith('.js'));
  return Promise.all(
    files.map(async (file) => ({ name: basename(file, '.js'), body: await readFile(ROOT + file) })),
  );
}

/** Core, as a server or a worker would bundle it, whole or what it imports by name; what comes only when needed is left out. */
export async function coreAlone(name = '*') {
  const contents =
    name === '*'
      ? `export * from './src/core/index.ts'`
      : `export { ${name} } from './src/core/index.ts'`;
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT, sourcefile: 'index.ts' },
    outdir: 'out',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  });
  const needed = new Set(['out/stdin.js']);
  for (const path of needed) {
    for (const { kind, path: imported } of metafile.outputs[path].imports)
      if (kind === 'import-statement') needed.add(imported);
  }
  const bodyOf = (path) =>
    outputFiles.find((file) => file.path.replaceAll('\\', '/').endsWith(path)).contents;
  return [...needed].map((path) => ({ name: path, body: bodyOf(path) }));
}
