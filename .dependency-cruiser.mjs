/**
 * Who may import whom in `src`: the four sentences of ARCHITECTURE.md, and what keeps them true. Types count as well.
 * `npm run lint` checks it.
 */
const INSIDE = '^src/';

/** A folder, and what its modules may import besides each other. */
function only(folder, places, comment) {
  return {
    name: `${folder}-imports`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: INSIDE, pathNot: [folder, ...places].map((place) => `^src/${place}(?:/|\\.ts$)`) },
  };
}

/** Each of the folders between core and elements imports those before it in the list. */
const LEVELS = [
  'core',
  'diagnostics',
  'data',
  'page',
  'activation',
  'localization',
  'clearing',
  'importers',
  'integrations',
  'endpoints',
  'elements',
  'setup',
];

export default {
  forbidden: [
    only(
      'core',
      [],
      'core imports nothing. It decides in Node and in workers as it does in a page.',
    ),
    only('data', ['core'], 'Facts import nothing but the types and the rules of core.'),
    ...LEVELS.flatMap((folder, level) =>
      only(
        folder,
        [...LEVELS.slice(0, level), 'generated'],
        'A folder imports only those before it: see LEVELS in .dependency-cruiser.mjs.',
      ),
    ),
    {
      name: 'setup-is-for-entries',
      comment: 'Nobody imports setup but the entries, which stand at the top of src and in define.',
      severity: 'error',
      from: { path: INSIDE, pathNot: ['^src/[\\w-]+\\.ts$', '^src/define/', '^src/setup/'] },
      to: { path: '^src/setup/' },
    },
    {
      name: 'one-lit',
      comment: 'base/lit.ts keeps content from naming what Lit looks for.',
      severity: 'error',
      from: { path: INSIDE, pathNot: '^src/elements/base/lit\\.ts$' },
      to: { path: 'node_modules/lit(?:-html|-element)?/' },
    },
    {
      name: 'texts-are-for-elements',
      comment:
        'What shows texts is in elements. The purposes of services stand beside the services.',
      severity: 'error',
      from: {
        path: INSIDE,
        pathNot: [
          '^src/elements/',
          '^src/localization/lit-localize\\.ts$',
          '^src/data/services/purposes\\.ts$',
          '^src/generated/',
        ],
      },
      to: { path: 'node_modules/@lit/' },
    },
    {
      name: 'js-cookie-once',
      comment: 'One module writes the consent cookie.',
      severity: 'error',
      from: { path: INSIDE, pathNot: '^src/page/cookie-storage\\.ts$' },
      to: { path: 'js-cookie' },
    },
    {
      name: 'entries-are-last',
      comment: "No module imports a page's entry.",
      severity: 'error',
      from: { path: INSIDE },
      to: { path: '^src/(?:cdn|auto)\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that import each other cannot be understood one at a time.',
      severity: 'error',
      from: { path: INSIDE },
      to: { circular: true },
    },
    {
      name: 'installed',
      comment: 'What is imported is a module of src or a package that package.json names.',
      severity: 'error',
      from: { path: INSIDE, pathNot: '^src/jsx\\.ts$' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
};
