import { fileURLToPath } from 'node:url';

const OWN = fileURLToPath(new URL('../src/page/trusted-dom', import.meta.url));

/** What each library's file says of the page, and what it says in the drop-in. Lit's file is loaded later, so it has a copy of its own. */
const FILES = [
  {
    file: /[\\/]js-cookie[\\/]dist[\\/]js\.cookie\.mjs$/,
    module: `${OWN}.ts`,
    changes: [[/\bdocument\.cookie\b/g, 'page.cookie']],
  },
  {
    file: /[\\/]lit-html[\\/]lit-html\.js$/,
    module: `${OWN}.copy.ts`,
    changes: [
      // Its tree walkers stand on a node themselves, so any root will do.
      [/(\w+)=(\w+)\.createTreeWalker\(\2,/, '$1=$2.createTreeWalker($2.documentElement,'],
      [/(\w+)\.currentNode=(?!this|\w+\.)(\w)(?=,\w\})/, '$1.currentNode=$1.root'],
      [/\b(\w+)=document,/, '$1=page,'],
    ],
  },
];

/** In the drop-in, libraries reach the document as our own code does: src/page/trusted-dom.ts. */
export function trustedLibraries() {
  return {
    name: 'trusted-libraries',
    resolveId: (source) => (source.startsWith(OWN) ? source : null),
    transform(code, id) {
      const known = FILES.find(({ file }) => file.test(id));
      if (!known) return null;
      const changed = known.changes.reduce((text, [pattern, replacement]) => {
        if (text.search(pattern) < 0)
          this.error(
            `${id} no longer contains ${pattern}: look at what it reads of the page, and change scripts/trusted-libraries.mjs.`,
          );
        return text.replace(pattern, replacement);
      }, code);
      return {
        code: `import { page } from ${JSON.stringify(known.module)};\n${changed}`,
        map: null,
      };
    },
  };
}
