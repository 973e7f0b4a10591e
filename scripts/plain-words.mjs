import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import tseslint from 'typescript-eslint';
import { filesUnder } from './files.mjs';
import { NOT_YET } from './plain-words-not-yet.mjs';
import { ROOT } from './run.mjs';

/** Words that this project does not use, and what to write instead. Each pattern is tried on text without code. */
const WORDS = [
  [/\b(?:tells?|told|telling)\b/gi, 'report, notify, log'],
  [/\b(?:hears?|heard|hearing)\b/gi, 'receive, listen, handle'],
  [/\bmend(?:s|ed|ing)?\b/gi, 'fix'],
  [/\blet(?:s|ting)?\s+(?:\w+\s+)?go\b/gi, 'release'],
  [/\b(?:gives?|gave)\s+way\b/gi, 'name what happens: closes, is removed, is replaced'],
  [/\bobey(?:s|ed|ing)?\b/gi, 'follow, apply'],
  [/\bsettle(?:s|d)?\b/gi, 'resolve, decide'],
  [/\b(?:comes?|came)\s+along\b/gi, 'is added, arrives'],
  [/\bso\s+that\b/gi, '"to", "because", or two sentences'],
  [/\b(?:stands?|stood)\b/gi, 'is, applies, wins'],
  [/\bholds?\b(?!\s+back)/gi, 'contain, store, apply, block'],
  [/\b(?:lies?|lying)\b/gi, 'is'],
  [/\basks?\s+after\b/gi, 'read, request'],
  [/\b(?:speaks?|wish(?:es|ed)?|knows|wants)\b/gi, 'programs store, require and support'],
  [/\bsilence\b/gi, 'implied consent, opt-out default'],
  [/\bheld\s+scripts?\b/gi, 'blocked script'],
  [/\b(?:houses?|rooms?|doors?|shelf|shelves|strangers?)\b/gi, 'module, folder, entry, reader'],
  // A question may open like this.
  [/\b(?:What(?:ever)?|Who(?:ever)?|Where)\b(?![^.!?|]*\?)/g, 'the subject first, not a clause'],
];

/** Further patterns for what the console prints. */
const MESSAGE_WORDS = [
  [/(?<!\bthere )\bis no\b(?! longer)/gi, 'is not a valid …'],
  [/\bheld\b/gi, 'blocked'],
];

/** Modules whose strings are messages for developers or operators. */
const MESSAGES =
  /^(?:src\/(?:diagnostics|elements\/audit)\/|src\/importers\/run\.ts|src\/setup\/find-policy\.ts|src\/core\/policy\/(?:checks|quoted|define|validate.*)\.ts|packages\/records\/src\/)/;

const LINK = /\bdocs\/([\w.-]+?\.(?:md|yaml|json))(?:#([\w-]+))?/g;

/** Texts of a file, each with the line where it begins. */
function textsOf(file, source) {
  if (file.endsWith('.md'))
    return [{ line: 1, text: withoutCode(source.replace(/^(`{3,}|~{3,})[^]*?^\1/gm, blank)) }];
  const { comments, tokens } = tseslint.parser.parseForESLint(source, {
    comment: true,
    tokens: true,
    loc: true,
    range: true,
  }).ast;
  const texts = comments.map(({ loc, value }) => ({
    line: loc.start.line,
    text: withoutCode(value.replace(/^\s*\* ?/gm, (start) => ' '.repeat(start.length))),
  }));
  if (!MESSAGES.test(file)) return texts;
  // A string without a blank is a key or a code.
  const strings = tokens.filter(
    ({ type, value }) => /^(?:String|Template)$/.test(type) && /\s/.test(value),
  );
  return [
    ...texts,
    ...strings.map(({ loc, value }) => ({ line: loc.start.line, text: value, isMessage: true })),
  ];
}

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** Code, addresses and quoted texts are not prose. */
function withoutCode(text) {
  return text
    .replace(/(`+)[^]*?\1/g, blank)
    .replace(
      /\]\([^)]*\)|\{@link [^}]*\}|@param \S+|https?:\/\/\S+|<[^>]*>|“[^”]*”|"[^"\n]*"/g,
      blank,
    );
}

/** One line for each mistake of a file. */
function check(file, source, anchors) {
  return textsOf(file, source).flatMap(({ line, text, isMessage }) => {
    const lineAt = (index) => line + text.slice(0, index).split('\n').length - 1;
    const words = [...WORDS, ...(isMessage ? MESSAGE_WORDS : [])].flatMap(([pattern, instead]) =>
      [...text.matchAll(pattern)].map(({ 0: word, index }) => [
        lineAt(index),
        `"${word.replace(/\s+/g, ' ')}". Write instead: ${instead}.`,
      ]),
    );
    const links = isMessage ? [...text.matchAll(LINK)] : [];
    const dead = links
      .filter(([, page, anchor]) => !anchors.get(page)?.has(anchor ?? ''))
      .map(({ 0: link, index }) => [
        lineAt(index),
        `${link} does not exist. Write an existing page and heading.`,
      ]);
    return [...words, ...dead]
      .sort(([one], [other]) => one - other)
      .map(([at, reason]) => `${file}:${at}: ${reason}`);
  });
}

/** The anchors that GitHub makes of a page's headings. */
async function anchorsOf(page) {
  const headings = page.endsWith('.md') ? (await read(`docs/${page}`)).match(/^#+ .+$/gm) : [];
  return new Set([
    '',
    ...headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  ]);
}

const read = (file) => readFile(ROOT + file, 'utf8');

const pages = (await filesUnder('docs', (file) => /\.(?:md|yaml|json)$/.test(file))).map((file) =>
  file.slice('docs/'.length),
);
const anchors = new Map(
  await Promise.all(pages.map(async (page) => [page, await anchorsOf(page)])),
);
const isSource = (file) => file.endsWith('.ts') && !file.startsWith('src/generated/');
const files = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...pages.filter((page) => page.endsWith('.md')).map((page) => `docs/${page}`),
  ...(await filesUnder('src', isSource)),
  ...(await filesUnder('packages/records/src', isSource)),
];

const mistakes = [];
for (const file of files) {
  const found = check(file, await read(file), anchors);
  if (!NOT_YET.includes(file)) mistakes.push(...found);
  else if (found.length === 0)
    mistakes.push(`${file} is clean. Remove it from scripts/plain-words-not-yet.mjs.`);
}
for (const file of NOT_YET)
  if (!existsSync(ROOT + file))
    mistakes.push(`${file} does not exist. Remove it from scripts/plain-words-not-yet.mjs.`);

if (mistakes.length > 0) {
  console.log(mistakes.join('\n'));
  process.exitCode = 1;
}
