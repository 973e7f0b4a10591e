import { buildIfStale } from './build.mjs';
import { visit } from './size-journeys.mjs';
import { brotli, coreAlone, localeFiles } from './size-files.mjs';

/**
 * What a visitor fetches, in bytes after brotli (kB = 1000 bytes); DESIGN.md §5 says why these numbers.
 * Smaller is good news: lower the number, and say so in the commit. Larger is a conversation: what does it buy,
 * and for whom? Most page views are by returning visitors, so look there first.
 */
const BUDGETS = {
  returning: 5000,
  firstVisit: 14_000,
  everything: 19_000,
  locale: 2000,
  core: 3000,
};

await buildIfStale();
const journeys = await visit();
const rows = [
  row('returning visitor, one open gate', journeys.returning, BUDGETS.returning),
  row('first visit, banner answerable (en)', journeys.firstVisit, BUDGETS.firstVisit),
  row('everything, in a second language (nb)', journeys.everything, BUDGETS.everything),
  ...(await localeFiles()).map((file) => row(`locale ${file.name}`, [file], BUDGETS.locale)),
  row('core alone', await coreAlone(), BUDGETS.core),
];
console.table(rows);
if (process.argv.includes('--files')) console.table(journeys.everything.map((file) => ({ file: file.name, bytes: brotli(file.body) })));

const over = rows.filter(({ bytes, budget }) => bytes > budget);
for (const { row: name, bytes, budget } of over) console.error(`Over budget by ${bytes - budget} bytes: ${name}`);
process.exitCode = over.length > 0 ? 1 : 0;

function row(name, files, budget) {
  const bytes = files.reduce((sum, file) => sum + brotli(file.body), 0);
  return { row: name, files: files.length, bytes, budget, used: `${Math.round((bytes / budget) * 100)} %` };
}
