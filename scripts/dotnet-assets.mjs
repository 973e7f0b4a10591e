import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filesUnder } from './files.mjs';
import { ROOT } from './run.mjs';

/** The Razor class library that carries the drop-in. */
const PROJECT = 'dotnet/src/Cetegra.Consent.AspNetCore';

/**
 * Copies the built drop-in into the .NET package, under its version, and writes what the tag helper has to know of it: the hashes
 * for Subresource Integrity and the head snippet of docs/head-snippet.md with its hash for a Content Security Policy.
 */
export async function copyAssets() {
  const { version } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'));
  const files = await filesUnder('dist/cdn', (file) => /\.(?:js|txt)$/.test(file));
  if (!files.includes('dist/cdn/consent.js'))
    throw new Error('dist/cdn holds no consent.js: run npm run build first.');
  await rm(`${ROOT}${PROJECT}/wwwroot`, { recursive: true, force: true });
  const integrity = {};
  for (const file of files) {
    const path = file.slice('dist/cdn/'.length);
    const target = `${ROOT}${PROJECT}/wwwroot/${version}/${path}`;
    await mkdir(dirname(target), { recursive: true });
    await cp(ROOT + file, target);
    if (path.endsWith('.js')) integrity[path] = hashOf('sha384', await readFile(target));
  }
  const snippet = /<script>(try\{[\s\S]+?)<\/script>/.exec(
    await readFile(`${ROOT}docs/head-snippet.md`, 'utf8'),
  )?.[1];
  if (!snippet) throw new Error('docs/head-snippet.md holds no snippet.');
  const assets = { version, snippet, snippetHash: hashOf('sha256', snippet), integrity };
  await writeFile(`${ROOT}${PROJECT}/Assets/assets.json`, `${JSON.stringify(assets, null, 1)}\n`);
}

function hashOf(algorithm, content) {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

if (process.argv[1] === import.meta.filename) await copyAssets();
