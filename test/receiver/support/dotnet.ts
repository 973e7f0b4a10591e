import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startReceiver, type Start } from './process.js';

const run = promisify(execFile);
const host = join(import.meta.dirname, '../../../dotnet/tests/RecordsHost');

/** Why the receiver in ASP.NET Core cannot be tested here, or `false`. */
export async function reasonWithoutDotnet(): Promise<string | false> {
  const { stdout } = await run('dotnet', ['--list-sdks']).catch(() => ({ stdout: '' }));
  return (
    !/^(?:[1-9]\d)\.\d/m.test(stdout) &&
    'The receiver in ASP.NET Core was not tested: this machine has no .NET SDK 10.'
  );
}

/** Builds the smallest app with the receiver in ASP.NET Core. @returns what starts it */
export async function buildDotnetHost(): Promise<Start> {
  const options = [
    'build',
    host,
    '--configuration',
    'Release',
    '--nologo',
    '--verbosity',
    'quiet',
    '-p:UseSharedCompilation=false',
    '-nodeReuse:false',
  ];
  await run('dotnet', options, { maxBuffer: 1 << 26 }).catch((error: { stdout?: string }) => {
    throw new Error(`The host was not built: ${error.stdout}`);
  });
  const file = join(host, 'bin/Release/net10.0/RecordsHost.dll');
  // With a limit of file sizes, the runtime cannot reserve the file in memory that it maps its code into twice.
  const forLimit = { DOTNET_EnableWriteXorExecute: '0' };
  return (settings, limit) =>
    startReceiver(['dotnet', file], { ...settings, ...(limit !== undefined && forLimit) }, limit);
}
