import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { filesUnder } from './files.mjs';
import { ROOT, runQuietly } from './run.mjs';

const CONFIG = 'locales/lit-localize.json';
const STAMP = 'src/generated/.stamp';

/** locales/*.xlf → src/generated. lit-localize takes seconds, so it runs only when words or messages have changed. */
export async function localize() {
  const stamp = await fingerprint();
  if (stamp === (await readFile(ROOT + STAMP, 'utf8').catch(() => ''))) return;
  await rm(`${ROOT}src/generated`, { recursive: true, force: true });
  await litLocalize('build');
  for (const file of await filesUnder('src/generated/locales')) await freeOfImports(file);
  await writeFile(ROOT + STAMP, stamp);
}

/** Messages live in the files that call msg(); no other change of the source can touch the words. */
async function fingerprint() {
  const hash = createHash('sha256');
  const isSource = (file) => file.endsWith('.ts') && !file.startsWith('src/generated/');
  const files = [...(await filesUnder('src', isSource)), ...(await filesUnder('locales')), 'scripts/localize.mjs'];
  for (const file of files) {
    const text = await readFile(ROOT + file, 'utf8');
    if (!file.endsWith('.ts') || text.includes('@lit/localize')) hash.update(file).update(text);
  }
  return hash.digest('hex');
}

/**
 * A locale that imported `str` would import a chunk, and could in the end load the drop-in's entry a second time (`?v=`).
 * The tag is one line, so each locale carries its own.
 */
async function freeOfImports(file) {
  const text = await readFile(ROOT + file, 'utf8');
  const free = text.replace(/^\s*import \{str\} from '@lit\/localize';\n/m, text.includes('str`') ? STR_TAG : '');
  if (/\bimport\b.*\bfrom\b/.test(free.split('export const templates')[0])) {
    throw new Error(`${file} imports something: write messages as plain strings or with str, not html.`);
  }
  await writeFile(ROOT + file, free);
}

const STR_TAG = `
    const str = (strings: TemplateStringsArray, ...values: unknown[]) => ({strTag: true as const, strings, values});
`;

async function litLocalize(command) {
  const { code, output } = await runQuietly('lit-localize', [`--config=${CONFIG}`, command]);
  if (code !== 0) throw new Error(`lit-localize ${command} failed:\n${output}`);
  if (command === 'extract') return console.log(output.trim());
  reportGaps(output, /^(\S+) message (\S+) is missing/gm, 'not translated, English is used');
  reportGaps(output, /^(\S+) message (\S+) does not exist/gm, 'translated, but no longer in the source');
}

/** One line per locale: lit-localize's own line per message would bury everything else. */
function reportGaps(output, pattern, meaning) {
  const gaps = new Map();
  for (const [, locale, id] of output.matchAll(pattern)) gaps.set(locale, [...(gaps.get(locale) ?? []), id]);
  for (const [locale, ids] of gaps) console.warn(`${locale}: ${ids.length} ${meaning}: ${ids.slice(0, 3).join(' ')}${ids[3] ? ' …' : ''}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === 'extract') await litLocalize('extract');
  await localize();
}
