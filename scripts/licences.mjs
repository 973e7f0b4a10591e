import { readFile } from 'node:fs/promises';

/** The licences of what is bundled travel with it: BSD and MIT ask for that, and the minifier strips the comments. */
export function licences(fileName = 'licences.txt') {
  return {
    name: 'licences',
    async generateBundle(options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => Object.keys(file.modules ?? {}));
      const packages = new Set(modules.map(packageFolder).filter(Boolean));
      const texts = await Promise.all([...packages].sort().map(licenceOf));
      if (texts.length > 0) this.emitFile({ type: 'asset', fileName, source: texts.join('\n\n') });
    },
  };
}

function packageFolder(id) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];
}

async function licenceOf(folder) {
  const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  return `${name} ${version}\n\n${await readFile(`${folder}/LICENSE`, 'utf8')}`;
}
