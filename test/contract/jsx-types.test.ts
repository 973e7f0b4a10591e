import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import ts from 'typescript';
import { toolExports } from '../../scripts/package-exports.mjs';
import { root } from './support/imports.js';

const app = await mkdtemp(join(tmpdir(), 'consent-types-'));
after(() => rm(app, { recursive: true }));

const program = `
import type { ConsentElements } from '@cetegra/consent/jsx';
export const gate: ConsentElements['consent-gate'] = { category: 'marketing', 'data-test': 1, 'onconsent-gate-open': ({ reason }) => reason === 'once' };
export const banner: ConsentElements['cookie-banner'] = { position: 'top', modal: true };
// @ts-expect-error a misspelt attribute, and one that does not exist
export const misspelt: ConsentElements['consent-gate'] = { catgory: 1, anything: 'goes' };
// @ts-expect-error there is no such position
export const position: ConsentElements['cookie-banner'] = { position: 'middle' };
export const open: boolean | undefined = document.querySelector('consent-gate')?.open;
export * as entry from '@cetegra/consent';
export * as core from '@cetegra/consent/core';
export * as server from '@cetegra/consent/server';
export * as testing from '@cetegra/consent/testing';
export * as catalogue from '@cetegra/consent/catalogue';
export * as markets from '@cetegra/consent/markets';
export * as importers from '@cetegra/consent/importers';
${Object.keys(await toolExports())
  .map((entry, place) => `export * as tool${place} from '@cetegra/consent${entry.slice(1)}';`)
  .join('\n')}
import '@cetegra/consent/auto';
import '@cetegra/consent/define';`;

/** An app that has what the package depends on, and nothing else. Links stay links: what they lead to must not be found through them. */
async function makeApp(): Promise<string> {
  for (const path of ['package.json', 'dist'])
    await link(join(root, path), join(app, 'node_modules/@cetegra/consent', path));
  for (const name of [
    'lit',
    'lit-html',
    'lit-element',
    '@lit/reactive-element',
    '@types/trusted-types',
  ]) {
    await link(join(root, 'node_modules', name), join(app, 'node_modules', name));
  }
  const file = join(app, 'index.ts');
  await writeFile(file, program);
  return file;
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, 'junction');
}

function mistakesIn(file: string): string[] {
  const compiled = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    preserveSymlinks: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  });
  return ts.getPreEmitDiagnostics(compiled).map(({ file: place, start, messageText }) => {
    const line =
      place && start !== undefined ? place.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${place?.fileName.replace(app, '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

describe('Types of the package', () => {
  it('compile in an app without React, with "skipLibCheck" off, and know the attributes of each tag', async () => {
    assert.deepEqual(mistakesIn(await makeApp()), []);
  });
});
