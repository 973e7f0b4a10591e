import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, start } from './run.mjs';

const PACKAGE = '@sparticuz/chromium';

/** Chromium from the npm package (Linux on x64), unpacked once into node_modules/.cache, with the libraries it may need. */
export async function unpackChromium(answers) {
  const folder = `${ROOT}node_modules/.cache/chromium-${await version()}`;
  if (!existsSync(folder)) await unpack(folder);
  const executablePath = join(folder, 'chromium');
  // Fonts and libraries of the machine's own go first: ours are a server's, and fit a certain glibc.
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = {
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(':'),
  };
  for (const env of [fonts, { ...fonts, ...libraries }])
    if (answers(executablePath, env)) return { executablePath, env };
  throw new Error(`The Chromium of ${PACKAGE} does not start on this machine. ${ADVICE}`);
}

async function version() {
  const supported = process.platform === 'linux' && process.arch === 'x64';
  const text =
    supported &&
    (await readFile(`${ROOT}node_modules/${PACKAGE}/package.json`, 'utf8').catch(() => undefined));
  if (!text) throw new Error(`No Chromium was found. ${ADVICE}`);
  return JSON.parse(text).version;
}

/**
 * The package unpacks to the temporary folder, whatever its version, and its libraries only if it believes to be on AWS:
 * hence a process of its own with that environment. The rename lets two runs at once meet without harm.
 */
async function unpack(folder) {
  console.log('Unpacking Chromium (once) …');
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const script = `import chromium from '${PACKAGE}'; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const code = await start(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'inherit',
    env,
  });
  if (code !== 0) throw new Error(`${PACKAGE} could not be unpacked. ${ADVICE}`);
  // The fonts' configuration looks for them in /tmp.
  const fonts = `${draft}/fonts/fonts.conf`;
  await writeFile(fonts, (await readFile(fonts, 'utf8')).replaceAll('/tmp/', `${folder}/`));
  await rename(draft, folder).catch((error) => {
    if (!existsSync(folder)) throw error;
    return rm(draft, { recursive: true });
  });
}

const ADVICE =
  'Install one (apt-get install chromium, or npx playwright install --with-deps chromium), or name it in CHROME_PATH.';
