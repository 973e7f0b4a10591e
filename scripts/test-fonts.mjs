import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.mjs';
import { unpackWoff } from './woff.mjs';

/** Parts of the `@fontsource` packages that together have a glyph for every locale. The first is the font of every page. */
const SUBSETS = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'greek'],
  ['noto-sans-arabic', 'arabic'],
  ['noto-sans-hebrew', 'hebrew'],
  ['noto-sans-jp', 'japanese'],
  ['noto-sans-sc', 'chinese-simplified'],
];
const WEIGHTS = [400, 600, 700];

/**
 * Makes a browser on Linux use the fonts of npm packages and no others, so that no test depends on the fonts of a machine. Pages
 * need no styles, requests or waiting for it. Other systems have no fontconfig: there, the machine's own fonts are used.
 * @returns {Promise<{ FONTCONFIG_FILE?: string }>} what to add to the environment of the browser
 */
export async function fontEnvironment() {
  if (process.platform !== 'linux') return {};
  const { version } = JSON.parse(await readFile(`${PACKAGES}noto-sans/package.json`, 'utf8'));
  const contents = createHash('sha256')
    .update(version + WEIGHTS + configuration(''))
    .digest('hex')
    .slice(0, 12);
  const folder = `${ROOT}node_modules/.cache/test-fonts-${contents}`;
  if (!existsSync(folder)) await unpack(folder);
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
}

/** The rename at the end lets several runs do this at the same time. */
async function unpack(folder) {
  const draft = `${folder}.${process.pid}`;
  for (const [family, subset] of SUBSETS) {
    await mkdir(join(draft, subset), { recursive: true });
    for (const weight of WEIGHTS) {
      const woff = await readFile(
        `${PACKAGES}${family}/files/${family}-${subset}-${weight}-normal.woff`,
      );
      await writeFile(join(draft, subset, `${weight}.ttf`), unpackWoff(woff));
    }
  }
  await writeFile(join(draft, 'fonts.conf'), configuration(folder));
  await rename(draft, folder).catch((error) => {
    if (!existsSync(folder)) throw error;
    return rm(draft, { recursive: true });
  });
}

/**
 * The subsets of a font share its name, and fontconfig would choose any of them: each gets its own name. Every family that a page
 * asks for becomes the first subset; what that lacks is looked up in the others.
 */
function configuration(folder) {
  const names = SUBSETS.map(
    ([, subset]) => `<match target="scan">
  <test name="file" compare="contains"><string>/${subset}/</string></test>
  <edit name="family"><string>Test ${subset}</string></edit>
  <edit name="fullname"><string>Test ${subset}</string></edit>
</match>`,
  );
  const order = SUBSETS.map(([, subset]) => `<string>Test ${subset}</string>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${folder}</dir>
<cachedir>${folder}/cache</cachedir>
${names.join('\n')}
<match target="pattern"><edit name="family" mode="prepend_first" binding="strong">${order.join('')}</edit></match>
<match target="font">
  <edit name="hinting"><bool>false</bool></edit>
  <edit name="antialias"><bool>true</bool></edit>
</match>
</fontconfig>
`;
}

const PACKAGES = `${ROOT}node_modules/@fontsource/`;
