import { copyFile, mkdir, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { isStale } from './files.mjs';
import { ROOT, runQuietly } from './run.mjs';

const PACKAGE = 'packages/records';

/** Documents that the receiver serves and validates by. */
const DOCUMENTS = ['consent-record.schema.json', 'consent-api.yaml'];

/** packages/records/src → packages/records/dist. A build that fails leaves no dist behind. */
export async function buildRecords() {
  const dist = `${ROOT}${PACKAGE}/dist`;
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist);
  for (const name of DOCUMENTS) await copyFile(`${ROOT}docs/${name}`, `${dist}/${name}`);
  const { code, output } = await runQuietly('tsc', ['-p', PACKAGE]);
  if (code === 0) return;
  await rm(dist, { recursive: true, force: true });
  throw new Error(`tsc failed:\n${output.trim()}`);
}

/** Does nothing where dist is newer than everything it is made of. */
export async function buildRecordsIfStale() {
  const sources = [
    `${PACKAGE}/src`,
    `${PACKAGE}/tsconfig.json`,
    'tsconfig.json',
    'scripts/build-records.mjs',
    ...DOCUMENTS.map((name) => `docs/${name}`),
  ];
  if (await isStale(`${PACKAGE}/dist/main.js`, sources)) await buildRecords();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildRecords().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
