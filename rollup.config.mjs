import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import { chunkFile, sharedByViews } from './scripts/chunk-names.mjs';
import { filesUnder } from './scripts/files.mjs';
import { houseRules } from './scripts/house-rules.mjs';
import { lazyCopies } from './scripts/lazy-copies.mjs';
import { licences } from './scripts/licences.mjs';
import { localeFiles } from './scripts/locale-files.mjs';
import { packagedName } from './scripts/package-names.mjs';
import { trustedLibraries } from './scripts/trusted-libraries.mjs';
import { tryAgain } from './scripts/try-again.mjs';

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });
/** package.json's sideEffects speak of dist; read for src, they would have every registration shaken off. */
const own = { ignoreSideEffectsForRoot: true };

/** Each msg() has an id (lint sees to it), so the hash that would make one up stays at home. */
const noMadeUpIds = () => ({
  name: 'no-made-up-ids',
  load: (id) =>
    /@lit[\\/]localize[\\/]internal[\\/]id-generation\.js$/.test(id)
      ? 'export const generateMsgId = String;'
      : null,
});
/** What the catalogue is not sure of is for those who write policies: visitors do not fetch it. */
const noDoubts = () => ({
  name: 'no-doubts',
  transform: (code, id) =>
    /[\\/]src[\\/]data[\\/]services[\\/][^\\/]+[\\/][^\\/]+\.ts$/.test(id)
      ? { code: code.replace(/^ {2}unsure: \[[^\]]*\],$/m, ''), map: null }
      : null,
});
/** The drop-in runs in browsers alone: they lack nothing. */
const noSimulation = () => ({
  name: 'no-simulation',
  load: (id) =>
    /[\\/]src[\\/]setup[\\/]simulated-dom\.ts$/.test(id)
      ? 'export const completeSimulatedDom = () => undefined;'
      : null,
});
const isCode = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');

/** For bundlers and Node: one file per module. */
const packaged = {
  input: [
    'src/index.ts',
    'src/auto.ts',
    'src/server.ts',
    'src/jsx.ts',
    'src/testing.ts',
    'src/core/index.ts',
    'src/data/services/index.ts',
    'src/data/markets/index.ts',
    ...(await filesUnder('src/define', isCode)),
    ...(await filesUnder('src/importers', isCode)),
    ...(await filesUnder('src/integrations', isCode)),
    ...(await filesUnder('src/generated/locales', isCode)),
  ],
  // @lit/localize goes in: it can be configured once per copy, and an adopter's app may want to configure its own.
  external: [/^lit($|\/)/, 'js-cookie'],
  plugins: [nodeResolve(own), typescript(), licences('vendor/licences.txt')],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
    // npm leaves folders named node_modules out of a package.
    entryFileNames: ({ name }) =>
      `${packagedName(name.replaceAll('\\', '/')).replace(/^.*node_modules\/@lit\/localize\//, 'vendor/localize/')}.js`,
  },
};

/** For a script tag: consent.js is all that a returning visitor loads; the rest comes when it is needed. */
const dropIn = {
  input: { consent: 'src/cdn.ts' },
  // @lit/localize does not say so of itself: its other runtimes are of no use to anyone here.
  treeshake: { moduleSideEffects: (id) => !/@lit[\\/]localize/.test(id) },
  plugins: [
    trustedLibraries(),
    lazyCopies('src/cdn.ts'),
    localeFiles(),
    nodeResolve({ ...own, exportConditions: ['browser', 'production'] }),
    noMadeUpIds(),
    noDoubts(),
    noSimulation(),
    typescript(),
    htmlLiterals(),
    tryAgain(),
    terser({ module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: false } }),
    licences(),
    houseRules(),
  ],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: chunkFile,
    manualChunks: sharedByViews('/src/cdn.ts'),
    onlyExplicitManualChunks: true,
    hoistTransitiveImports: false,
  },
};

export default [packaged, dropIn];
