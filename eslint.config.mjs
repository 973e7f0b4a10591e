import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const types = { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } };

/** A page under `require-trusted-types-for 'script'` would throw, and text from a policy or a translator could become markup. */
const noMarkupFromStrings = [
  {
    selector:
      'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$|^srcdoc$/]',
    message: 'No markup from strings: use a Lit template or build nodes.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|parseFromString|createContextualFragment)$/]',
    message: 'No markup from strings: use a Lit template or build nodes.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'No markup from strings.',
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml|static)|static-html/]',
    message: 'No markup from strings.',
  },
];

/** The drop-in leaves out the code that would make up an id, and a hash as id would change with the words. */
const messagesHaveIds = {
  selector: 'CallExpression[callee.name="msg"]:not([arguments.1.properties.0.key.name="id"])',
  message: "Give each msg() an id: msg('Accept all', { id: 'consent.accept-all' }).",
};

/** Content can name elements so that they take the place of the document's members. */
const documentIsTrusted = {
  selector: 'MemberExpression[object.name="document"]',
  message:
    'Use `page` of src/page/trusted-dom.ts: an element named like this member would be found on `document`.',
};

/** Node's runner waits for these itself. */
const runnersOwn = {
  from: 'package',
  package: 'node:test',
  name: ['test', 'it', 'describe', 'suite', 'skip', 'todo', 'only'],
};

export default defineConfig(
  globalIgnores(['dotnet/**', 'dist/', 'packages/*/dist/', 'src/generated/', 'coverage/']),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/**/*.ts'],
    extends: [
      tseslint.configs.recommendedTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
    ],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: types,
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari drops the role of a list without bullets and of a table with a display of its own, so we say it again;
      // a checkbox as switch has its state by itself. axe looks at both in the browser.
      'lit-a11y/no-redundant-role': 'off',
      'lit-a11y/role-has-required-aria-attrs': 'off',
      // Noise: our lifecycle methods belong to classes whose base has none, and an arrow in a template costs nothing here.
      'wc/guard-super-call': 'off',
      'lit/no-template-arrow': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', ...noMarkupFromStrings, messagesHaveIds, documentIsTrusted],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['lit', 'lit/*', 'lit-html', 'lit-html/*'],
              message:
                'Import it from src/elements/base/lit.ts, which keeps content from naming what Lit looks for.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/elements/base/lit.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      // What core's tsconfig cannot see: a worker has these too.
      'no-restricted-globals': [
        'error',
        'fetch',
        'crypto',
        'indexedDB',
        'navigator',
        'location',
        'self',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'Core is told the time.',
        },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Core is told the time.',
        },
      ],
    },
  },
  {
    files: ['packages/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: types,
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: types,
    rules: {
      // Tests poke at things from outside: parsed JSON, puppeteer's evaluate, chai's getters, a runner that awaits describe().
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [runnersOwn] },
      ],
    },
  },
  {
    // Chai's types say that `equal` may return a promise.
    files: ['test/elements/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    // Plain JavaScript, some for Node and some for the browser: neither has a list of globals here.
    files: ['**/*.mjs', 'demo/**/*.js'],
    rules: { 'no-undef': 'off' },
  },
);
