import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The tools by the files they start from: npx and node_modules/.bin differ between platforms, these do not. */
export const TOOLS = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  'lit-localize': 'node_modules/@lit/localize-tools/bin/lit-localize.js',
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
  const code = await run(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], onOutput: (text) => (output += text) });
  return { code, output };
}

export function start(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, ...options });
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    child.stderr?.setEncoding('utf8').on('data', onOutput);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
