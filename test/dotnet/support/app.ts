import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface App {
  /** Where Kestrel listens. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts a built app on a free port, as its operator does. Static web assets of packages are found in Development. */
export async function startApp(folder: string, assembly: string, settings: Record<string, string> = {}): Promise<App> {
  const child = spawn('dotnet', [assembly], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', ASPNETCORE_URLS: 'http://127.0.0.1:0', ...settings },
  });
  const ended = once(child, 'exit');
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const port = /Now listening on: http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      // By another name than the third party's, so that they are two sites.
      if (port) resolve(`http://localhost:${port}`);
    });
    void ended.then(() => reject(new Error(`The app ended: ${output}`)));
  });
  return {
    origin,
    async close() {
      child.kill();
      await ended;
    },
  };
}
