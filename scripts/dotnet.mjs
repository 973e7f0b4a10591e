import { spawnSync } from 'node:child_process';
import { copyAssets } from './dotnet-assets.mjs';
import { cannotRun } from './test-runners.mjs';
import { ROOT, start } from './run.mjs';

const LEAST_SDK = 10;

/** Said once where there is none, so that nobody takes a shorter run for a whole one. */
export const NO_DOTNET = `No .NET SDK ${LEAST_SDK} or later on this machine: the tests of dotnet/ were not run.`;

/** Minutes without output. A first restore downloads packages, and a build on a busy machine says nothing. */
const SILENCE = 20;

const env = {
  ...process.env,
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
};

export function hasDotnet() {
  const { stdout } = spawnSync('dotnet', ['--version'], { cwd: ROOT, env, encoding: 'utf8' });
  return Number.parseInt(stdout ?? '', 10) >= LEAST_SDK;
}

const SOLUTION = 'dotnet/Cetegra.Consent.slnx';
const QUIET = ['--disable-build-servers', '-nodeReuse:false', '--verbosity', 'quiet'];

async function dotnet(...args) {
  let output = '';
  const code = await start('dotnet', args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: (text) => (output += text),
    silence: SILENCE,
  });
  return { code, output };
}

/** Builds the solution and runs its tests. Nothing that was started for it is left running. */
export async function dotnetTests() {
  await copyAssets();
  const build = await dotnet('build', SOLUTION, ...QUIET);
  if (build.code !== 0) return cannotRun(new Error(build.output.trim()));
  const { code, output } = await dotnet(
    'test',
    SOLUTION,
    '--no-build',
    ...QUIET,
    '--logger',
    'console;verbosity=minimal',
  );
  const { passed, failed, failures } = dotnetCounts(output);
  if (code !== 0 || failed > 0) console.log(output.trim());
  if (passed + failed === 0) return cannotRun(new Error('No .NET test was run.'));
  if (code === 0 || failed > 0) return { passed, failed, failures };
  return {
    ...cannotRun(new Error(`dotnet test ended with exit code ${code}, although no test failed.`)),
    passed,
  };
}

/** Builds and runs the sample app, which embeds a video of the demo's third party, with ASP.NET Core's own output. @returns the exit code */
export async function startSample() {
  if (!hasDotnet())
    throw new Error(
      `No .NET SDK ${LEAST_SDK} or later on this machine: install one from https://dot.net, or run npm start without --dotnet.`,
    );
  await copyAssets();
  const { startThirdParty } = await import('../demo/third-party.mjs');
  const thirdParty = await startThirdParty();
  const settings = { ASPNETCORE_ENVIRONMENT: 'Development', Video__Origin: thirdParty.origin };
  return start('dotnet', ['run', '--project', 'dotnet/samples/Cetegra.Consent.Sample'], {
    env: { ...env, ...settings },
    stdio: 'inherit',
  });
}

/** What `dotnet test` prints: one line of counts for each project, and one for each failed test. */
export function dotnetCounts(output) {
  const sum = (name) =>
    [...output.matchAll(new RegExp(`^(?:Passed|Failed)! .*\\b${name}:\\s*(\\d+)`, 'gm'))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  return {
    passed: sum('Passed'),
    failed: sum('Failed'),
    failures: [...output.matchAll(/^ {2}Failed (.+) \[/gm)].map(([, name]) => `  ✖ ${name}`),
  };
}
