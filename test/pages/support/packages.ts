import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { demo } from './visitor.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(import.meta.url);
const script = { 'content-type': 'text/javascript; charset=utf-8' };
let count = 0;

/**
 * Serves one file of an installed package from the demo's origin.
 *
 * @param path relative to node_modules, such as `htmx.org/dist/htmx.min.js`
 * @returns the address to put into a `<script src>`
 */
export async function packageFile(path: string): Promise<string> {
  return serve(await readFile(`${root}node_modules/${path}`, 'utf8'));
}

/**
 * Bundles a module that imports installed packages and serves it from the demo's origin.
 *
 * @param source TypeScript or JavaScript with ordinary `import` lines; it may also import files of `dist`
 * @returns the address to put into a `<script type="module" src>`
 */
export async function bundleModule(source: string, plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    define: {
      'process.env.NODE_ENV': '"production"',
      'import.meta.env.SSR': 'false',
      'import.meta.env.DEV': 'false',
      'import.meta.env.BASE_URL': '"/"',
      __PREFETCH_PREFETCH_ALL__: 'false',
      __PREFETCH_DEFAULT_STRATEGY__: '"hover"',
      __PREFETCH_DISABLED__: 'true',
      __EXPERIMENTAL_CLIENT_PRERENDER__: 'false',
    },
    plugins,
  });
  return serve(outputFiles[0]!.text);
}

/**
 * Astro's `<ClientRouter />` for a page that Astro did not build: the two meta elements and the component's own script,
 * read from the installed package.
 *
 * @returns markup for the `<head>`
 */
export async function astroClientRouter(): Promise<string> {
  const component = await readFile(
    `${root}node_modules/astro/components/ClientRouter.astro`,
    'utf8',
  );
  const [, source] = /<script>([\s\S]*?)<\/script>/.exec(component) ?? [];
  if (!source) throw new Error('astro/components/ClientRouter.astro has no <script> any more');
  const address = await bundleModule(source, [astroVirtualModules]);
  return `<meta name="astro-view-transitions-enabled" content="true"><meta name="astro-view-transitions-fallback" content="animate">
    <script type="module" src="${address}"></script>`;
}

/** What Astro's own build plugins resolve. */
const astroVirtualModules: Plugin = {
  name: 'astro-virtual-modules',
  setup(bundler) {
    bundler.onResolve({ filter: /^astro:transitions\/client$/ }, () => ({
      path: require.resolve('astro/virtual-modules/transitions-router.js'),
    }));
    bundler.onResolve({ filter: /^virtual:astro:/ }, ({ path }) => ({
      path,
      namespace: 'astro-virtual',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'astro-virtual' }, () => ({
      contents: 'export const internalFetchHeaders = {};',
    }));
  },
};

function serve(code: string): string {
  return demo.page(`/package-${++count}.js`, code, script);
}
