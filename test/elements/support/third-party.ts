import { LONGEST } from './site.js';

let count = 0;

/** An address of the third party that nothing else asks for. */
export function remote(path = '/frame.html'): string {
  const name = `n${crypto.randomUUID()}-${count++}`;
  return `${thirdPartyOrigin}${path}?name=${name}&set=${name.replaceAll('-', '_')}`;
}

/** The global a probe script of that address counts its runs in. */
export function runsOf(url: string): unknown {
  return (globalThis as Record<string, unknown>)[new URL(url).searchParams.get('set') ?? ''];
}

/** How often the address was asked for, by what the third party says. */
export async function requestsTo(url: string): Promise<number> {
  const { pathname, search } = new URL(url);
  const response = await fetch(
    `${thirdPartyOrigin}/__log?path=${encodeURIComponent(pathname + search)}`,
  );
  return ((await response.json()) as unknown[]).length;
}

/** Resolves when the address has been asked for. @returns how often */
export async function whenRequested(url: string): Promise<number> {
  for (const start = performance.now(); performance.now() - start < LONGEST;) {
    const count = await requestsTo(url);
    if (count > 0) return count;
  }
  throw new Error(`nobody asked for ${url}`);
}

/** Resolves when the frame of that address says that it runs. */
export function whenFrameRuns(url: string): Promise<void> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<{ frame?: string }>) => {
      if (data.frame !== new URL(url).searchParams.get('name')) return;
      removeEventListener('message', hear);
      resolve();
    };
    addEventListener('message', hear);
  });
}
