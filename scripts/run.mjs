import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The tools by the files they start from: npx and node_modules/.bin differ between platforms, these do not. */
const TOOLS = {
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  knip: 'node_modules/knip/bin/knip.js',
  'lit-localize': 'node_modules/@lit/localize-tools/bin/lit-localize.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  publint: 'node_modules/publint/src/cli.js',
  rollup: 'node_modules/rollup/dist/bin/rollup',
  tsc: 'node_modules/typescript/bin/tsc',
  wtr: 'node_modules/@web/test-runner/dist/bin.js',
};

/** Runs a tool (or a script by its path, or node itself by an option) in the repository; resolves with the exit code. */
export function run(tool, args = [], options = {}) {
  return start(process.execPath, [TOOLS[tool] ?? tool, ...args], { stdio: 'inherit', ...options });
}

/** The same, quietly: what it printed comes back, to be shown only if it matters. */
export async function runQuietly(tool, args = []) {
  let output = '';
  const code = await run(tool, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (text) => (output += text),
  });
  return { code, output };
}

/** `silence` is the number of minutes without output after which the process is stopped. */
export function start(command, args, { onOutput, silence, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, ...options });
    const watch = silence && watchSilence(child, silence, onOutput);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        watch?.refresh();
        onOutput(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(watch);
      resolve(code ?? 1);
    });
  });
}

function watchSilence(child, minutes, onOutput) {
  return setTimeout(() => {
    onOutput(`Nothing was printed for ${minutes} minutes: the process was stopped.\n`);
    child.kill();
    // What it started may keep the pipes open.
    setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, 10_000).unref();
  }, minutes * 60_000);
}
