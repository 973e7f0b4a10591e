/**
 * What every first visit needs, by the beginning of the message's id: the banner, the placeholders and the categories.
 * Services, cookies and tables are read by few, so they are a file of their own.
 */
const FIRST = /^(?:category|consent|gate)\./;

/** One line each: as `lit-localize` writes them. */
const MESSAGE = /^\s*'([^']+)': (.*),$/;

/** The parts of `locales/formats.json` that the first layer needs; dates, durations and countries are details. */
const FIRST_FORMATS = ['list'];

/**
 * Cuts the words of a locale in two modules.
 *
 * @param source what `lit-localize build` wrote
 * @param formats the locale's entry in `locales/formats.json`: formats for engines that have no data for the language
 */
export function splitWords(code, source, formats = {}) {
  const lines = source
    .split('export const templates = {')[1]
    .split('\n')
    .slice(1, source.trimEnd().endsWith('};') ? undefined : -1);
  const messages = lines.filter((line) => line.trim() !== '' && line.trim() !== '};');
  const strange = messages.find((line) => !MESSAGE.test(line) || line.includes('html`'));
  if (strange)
    throw new Error(
      `${code}.xlf: write messages on one line, as plain strings or with str: ${strange.trim()}`,
    );
  const isFirst = (line) => FIRST.test(MESSAGE.exec(line)[1]);
  const formatLines = (isWanted) =>
    Object.entries(formats).flatMap(([name, value]) =>
      isWanted(name) ? `'format.${name}': ${JSON.stringify(value)},` : [],
    );
  return {
    words: wordsModule([
      ...messages.filter(isFirst),
      ...formatLines((name) => FIRST_FORMATS.includes(name)),
    ]),
    details: wordsModule([
      ...messages.filter((line) => !isFirst(line)),
      ...formatLines((name) => !FIRST_FORMATS.includes(name)),
    ]),
  };
}

/**
 * A locale that imported `str` would import a chunk, and could in the end load the drop-in's entry a second time (`?v=`).
 * The tag is one line, so each locale carries its own.
 */
function wordsModule(messages) {
  const str = messages.some((line) => line.includes('str`')) ? STR_TAG : '';
  return `${MADE_BY}${str}export const templates = {\n${messages.map((line) => `  ${line.trim()}`).join('\n')}\n};\n`;
}

const MADE_BY = '// Made by scripts/localize.mjs from locales/. Edit what stands there.\n';

const STR_TAG =
  'const str = (strings: TemplateStringsArray, ...values: unknown[]) => ({ strTag: true as const, strings, values });\n';

/** The module that knows how many values a message takes, for those that take any. */
export function valueCounts(xliff) {
  const units = [...xliff.matchAll(/<trans-unit id="([^"]+)">\s*<source>(.*?)<\/source>/gs)];
  const counts = units
    .map(([, id, source]) => [id, source.match(/<x /g)?.length ?? 0])
    .filter(([, count]) => count > 0);
  return `${MADE_BY}
/** How many values a message takes, where it takes any. */
export const valueCounts: Readonly<Partial<Record<string, number>>> = ${JSON.stringify(Object.fromEntries(counts), null, 2)};
`;
}

/** The module that knows the ids of all texts: for what checks a policy's own. */
export function textIds(xliff) {
  const ids = [...xliff.matchAll(/<trans-unit id="([^"]+)">/g)].map(([, id]) => id);
  return `${MADE_BY}
export const textIds: readonly string[] = '${ids.join(' ')}'.split(' ');
`;
}

/** The module that knows which languages there are, and where. */
export function loaderTable(codes) {
  const rows = codes.map(
    (code) =>
      `  '${code}': [() => import('./locales/${code}.js'), () => import('./locales/${code}.details.js')],`,
  );
  return `${MADE_BY}
type Load = () => Promise<{ readonly templates: Readonly<Record<string, unknown>> }>;

/** By language: what every first visit needs, and the rest. */
export const loaders: Readonly<Record<string, readonly [words: Load, details: Load]>> = {
${rows.join('\n')}
};
`;
}
