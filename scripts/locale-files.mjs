import { readFile } from 'node:fs/promises';

const TABLE = /\/src\/generated\/loaders\.ts$/;

/**
 * The drop-in finds a language's files by its code. Bundlers want each address written out, and so does the package's table of
 * loaders; but every first visit fetches it, and 37 languages written out twice weigh a kilobyte.
 */
export function localeFiles() {
  return {
    name: 'locale-files',
    async load(id) {
      const table = id.replaceAll('\\', '/');
      if (!TABLE.test(table)) return null;
      const names = [...(await readFile(id, 'utf8')).matchAll(/'\.\/locales\/([\w.-]+)\.js'/g)].map(
        ([, name]) => name,
      );
      for (const name of names)
        this.emitFile({
          type: 'chunk',
          id: table.replace('loaders', `locales/${name}`),
          fileName: `locales/${name}.js`,
        });
      return byCode(names.filter((name) => !name.endsWith('.details')));
    },
  };
}

/** The language chunk and the locales lie in two folders of dist/cdn. */
function byCode(codes) {
  return `const load = (name: string) => import(\`../locales/\${name}.js\`);
    export const loaders = Object.fromEntries(
      '${codes.join(' ')}'.split(' ').map((code) => [code, [() => load(code), () => load(\`\${code}.details\`)]]),
    );`;
}
