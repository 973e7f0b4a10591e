import { readFile, writeFile } from 'node:fs/promises';
import { purposes } from '../src/data/services/purposes.ts';
import { builtInCategories } from '../src/core/policy/presets.ts';
import { generatedFiles, readServices } from './catalogue-files.mjs';
import { ROOT } from './run.mjs';

/**
 * Brings up to date what repeats the services' files: the groups they are fetched in, the codes of the first chunk, the tables
 * of docs/catalogue.md and the ids in the policy's schema. `npm run catalogue`; with `--check` it writes nothing and fails if
 * something would change.
 */
const DOCS = 'docs/catalogue.md';
const SCHEMA = 'src/core/policy/policy.schema.json';
const README = 'README.md';
const services = await readServices();
const all = services.map(({ preset }) => preset);
const categories = builtInCategories.map(({ id }) => id);

const stale = [];
for (const [file, text] of generatedFiles(services, categories)) await bring(file, () => text);
await bring(DOCS, (text) => text.replace(/(?<=<!-- tables -->\n)[^]*$/, tables()));
await bring(SCHEMA, (text) =>
  text.replace(
    /(?<="preset": \{ "enum": \[)[^\]]*/,
    all
      .map(({ id }) => `"${id}"`)
      .sort()
      .join(', '),
  ),
);
await bring(README, (text) => text.replace(/(?<=the catalogue has )\d+/, String(all.length)));
if (stale.length > 0) {
  console.error(`${stale.join(' and ')} differ from the catalogue: run "npm run catalogue".`);
  process.exitCode = 1;
}

async function bring(file, change) {
  const text = await readFile(ROOT + file, 'utf8').catch(() => '');
  const fresh = change(text);
  if (fresh === text) return;
  if (process.argv.includes('--check')) stale.push(file);
  else await writeFile(ROOT + file, fresh);
}

function tables() {
  return categories
    .map(
      (id) =>
        `\n## ${id[0].toUpperCase()}${id.slice(1)}\n${all
          .filter(({ category }) => category === id)
          .map(entry)
          .join('')}`,
    )
    .join('');
}

function entry({
  id,
  label,
  provider,
  country,
  eea,
  privacyUrl,
  purposes: keys,
  hosts = [],
  cookies,
  thirdParty,
  unsure = [],
}) {
  const inEea = eea ? `; in the EEA ${eea.join(', ')}` : '';
  const by = provider
    ? `[${provider}](${privacyUrl}), ${country}${inEea}`
    : 'run by the site itself';
  return [
    `\n### \`${id}\`: ${label}\n`,
    `${keys.map((key) => purposes[key]()).join(' ')} Provider: ${by}.${hosts.length > 0 ? ` Hosts: ${hosts.map(code).join(' ')}.` : ''}\n`,
    cookies.length > 0
      ? `| name | where | kept for | purpose |\n|---|---|---|---|\n${cookies.map((cookie) => row(cookie, thirdParty)).join('\n')}\n`
      : 'Stores nothing that is known.\n',
    unsure.length > 0 ? `Not confirmed: ${unsure.join('; ')}.\n` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function row({ name, kind = 'cookie', retention, purpose, thirdParty }, all) {
  const kept =
    retention === 'session'
      ? 'the session'
      : retention === undefined
        ? ''
        : `${retention} ${retention === 1 ? 'day at most' : 'days'}`;
  return `| ${code(name)} | ${kind.replaceAll('-', ' ')}${all || thirdParty ? ", vendor's domain" : ''} | ${kept} | ${purposes[purpose]()} |`;
}

function code(text) {
  return `\`${text}\``;
}
