import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesUnder } from './files.mjs';
import { ROOT, runQuietly } from './run.mjs';
import { loaderTable, splitWords, textIds, valueCounts } from './words.mjs';

const SETTINGS = 'locales/lit-localize.json';
const FORMATS = 'locales/formats.json';
const GENERATED = 'src/generated';
const CONFIG = 'locales/.lit-localize.json';
const STAMP = `${GENERATED}/.stamp`;

/** locales/*.xlf → src/generated. lit-localize takes seconds, so it runs only when words or messages have changed. */
export async function localize() {
  const stamp = await fingerprint();
  if (stamp === (await readFile(ROOT + STAMP, 'utf8').catch(() => ''))) return;
  await rm(ROOT + GENERATED, { recursive: true, force: true });
  const codes = await configure();
  const incomplete = await litLocalize('build');
  const formats = JSON.parse(await readFile(ROOT + FORMATS, 'utf8'));
  for (const code of codes) await writeWords(code, formats[code]);
  await writeFile(
    `${ROOT}${GENERATED}/loaders.ts`,
    loaderTable(codes.filter((code) => !incomplete.has(code))),
  );
  await writeFile(
    `${ROOT}${GENERATED}/value-counts.ts`,
    valueCounts(await readFile(`${ROOT}locales/${codes[0]}.xlf`, 'utf8')),
  );
  await writeFile(
    `${ROOT}${GENERATED}/text-ids.ts`,
    textIds(await readFile(`${ROOT}locales/${codes[0]}.xlf`, 'utf8')),
  );
  await writeFile(ROOT + STAMP, stamp);
}

/** A language is a file in locales/; nothing else has to name it, so the list that lit-localize wants is made here. */
async function configure() {
  const codes = (await filesUnder('locales', (file) => file.endsWith('.xlf'))).map((file) =>
    basename(file, '.xlf'),
  );
  const settings = JSON.parse(await readFile(ROOT + SETTINGS, 'utf8'));
  await writeFile(ROOT + CONFIG, JSON.stringify({ ...settings, targetLocales: codes }));
  return codes;
}

async function writeWords(code, formats) {
  const file = `${ROOT}${GENERATED}/locales/${code}.ts`;
  const { words, details } = splitWords(code, await readFile(file, 'utf8'), formats);
  await writeFile(file, words);
  await writeFile(file.replace(/\.ts$/, '.details.ts'), details);
}

/** Messages live in the files that call msg(); no other change of the source can touch the words. */
async function fingerprint() {
  const hash = createHash('sha256');
  const isSource = (file) => file.endsWith('.ts') && !file.startsWith('src/generated/');
  const files = [
    ...(await filesUnder('src', isSource)),
    ...(await filesUnder('locales', (file) => file !== CONFIG)),
    'scripts/localize.mjs',
    'scripts/words.mjs',
  ];
  for (const file of files) {
    const text = await readFile(ROOT + file, 'utf8');
    if (!file.endsWith('.ts') || text.includes('@lit/localize')) hash.update(file).update(text);
  }
  return hash.digest('hex');
}

async function litLocalize(command) {
  const { code, output } = await runQuietly('lit-localize', [`--config=${CONFIG}`, command]);
  if (code !== 0) throw new Error(`lit-localize ${command} failed:\n${output}`);
  if (command === 'extract') return console.log(output.trim());
  reportGaps(
    output,
    /^(\S+) message (\S+) does not exist/gm,
    'translated, but no longer in the source',
  );
  return reportGaps(
    output,
    /^(\S+) message (\S+) is missing/gm,
    'not translated, so the language is not offered',
  );
}

/** One line per locale: lit-localize's own line per message would bury everything else. @returns the messages by locale */
function reportGaps(output, pattern, meaning) {
  const gaps = new Map();
  for (const [, locale, id] of output.matchAll(pattern))
    gaps.set(locale, [...(gaps.get(locale) ?? []), id]);
  for (const [locale, ids] of gaps)
    console.warn(
      `${locale}: ${ids.length} ${meaning}: ${ids.slice(0, 3).join(' ')}${ids[3] ? ' …' : ''}`,
    );
  return gaps;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === 'extract') {
    await configure();
    await litLocalize('extract');
  }
  await localize();
}
