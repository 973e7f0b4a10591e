import { isFirstParty, isVendorsChoice } from '../src/data/services/preset.ts';
import { grammars as cookieGrammars, largestCookie } from '../src/core/cookie.ts';
import {
  compilePolicy,
  grammars as policyGrammars,
  shortestLifetimeDays,
} from '../src/core/policy/compile.ts';
import {
  acceptAllOutweighsGpc,
  isImpliedGrant,
  isOptOut,
  mayLetObject,
  strictest,
} from '../src/core/jurisdiction.ts';
import { lifetimeIn, regimeOf } from '../src/core/market.ts';
import { integrationFacts } from '../src/core/policy/integrations.ts';
import { defaultCookieName, jurisdictions } from '../src/core/policy/policy.ts';
import { followerIds, importerIds } from '../src/core/policy/presets.ts';
import { longestLifetimeDays, methods } from '../src/core/record.ts';
import { markets } from '../src/data/markets/index.ts';
import { readServices } from './catalogue-files.mjs';

const FOLDER = 'dotnet/src/Cetegra.Consent.AspNetCore/Data/';

/** What the C# package repeats of the library: the text of each file by its path. `npm run dotnet-data` writes them. */
export async function dotnetData() {
  const services = (await readServices())
    .map(({ preset }) => preset)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return new Map([
    [`${FOLDER}catalogue.json`, lines(services.map(serviceFacts))],
    [`${FOLDER}rules.json`, `${JSON.stringify(rules, null, 2)}\n`],
  ]);
}

/** Only cookies of the site's own domain: a server can neither write nor delete any other. */
function serviceFacts(preset) {
  const { id, category, hosts = [], cookies } = preset;
  const own = cookies.filter(
    (cookie) => (cookie.kind ?? 'cookie') === 'cookie' && isFirstParty(preset, cookie),
  );
  const names = (isChoice) =>
    own.filter((cookie) => isVendorsChoice(cookie) === isChoice).map(({ name }) => name);
  return { id, category, hosts, cookies: names(false), choices: names(true) };
}

/** What a policy has that names no categories of its own. */
const { categories } = compilePolicy({ revision: '1' });

const rules = {
  cookieName: defaultCookieName,
  largestCookie,
  methods: methods.filter((method) => method !== 'implied'),
  shortestLifetimeDays,
  longestLifetimeDays,
  cookieGrammars: dotnetPatterns(cookieGrammars),
  policyGrammars: dotnetPatterns(policyGrammars),
  /** What every object of JavaScript has: no id. */
  reservedIds: ['prototype', ...Object.getOwnPropertyNames(Object.prototype)].sort(),
  categories: categories.map(({ id, required, gpc }) => ({ id, required, gpc })),
  /** Categories that no market can use until the visitor objects. */
  neverOptOut: categories
    .map(({ id }) => id)
    .filter(
      (id) =>
        !isImpliedGrant({ jurisdiction: 'uk', optOut: [id] }, { id, gpc: false, required: false }),
    ),
  strictest,
  jurisdictions: Object.fromEntries(
    jurisdictions.map((id) => [
      id,
      {
        optOut: isOptOut(id),
        mayLetObject: mayLetObject(id),
        acceptAllOutweighsGpc: acceptAllOutweighsGpc(id),
        lifetimeDays: lifetimeIn(id),
      },
    ]),
  ),
  markets: Object.fromEntries(
    Object.keys(markets)
      .sort()
      .map((id) => [id, regimeOf(id)]),
  ),
  importers: importerIds,
  followers: followerIds,
  integrations: Object.keys(integrationFacts),
};

/** .NET's `$` fits before a last line break and its `\d` takes digits of any script. */
function dotnetPatterns(grammars) {
  return Object.fromEntries(
    Object.entries(grammars).map(([name, { source, flags }]) => {
      const pattern = source
        .replace(/^\^/, String.raw`\A`)
        .replace(/\$$/, String.raw`\z`)
        .replaceAll(String.raw`[\d`, '[0-9')
        .replaceAll(String.raw`\d`, '[0-9]');
      if (!flags.includes('i')) return [name, pattern];
      // Ignoring case, .NET takes the Kelvin sign for a k.
      return [
        name,
        pattern.includes('a-z') ? pattern.replaceAll('a-z', 'A-Za-z') : `(?i)${pattern}`,
      ];
    }),
  );
}

/** One entry a line: a change of one service is a change of one line. */
function lines(entries) {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`;
}
