import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  arrived,
  control,
  frame,
  soon,
  tell,
  thirdParty,
  until,
  visit,
} from './support/visitor.js';

const gate = (attributes: string, content = '') =>
  `<consent-gate category="marketing" label="Film" ${attributes}>${content}</consent-gate>`;
const body = [
  gate(`src="${frame('src')}"`, '<a href="/film">Film</a>'),
  gate(
    '',
    `<template><iframe src="${frame('template')}" title="Film"></iframe><img data-consent-src="{{thirdParty}}/pixel.gif?name=picture" alt=""></template>`,
  ),
  gate('', `<iframe data-consent-src="${frame('held')}" title="Film"></iframe>`),
  '<script type="text/plain" data-consent="marketing" src="{{thirdParty}}/script.js?name=script"></script>',
].join('');

/** The page as Chromium saves it: each part with its address, and its text. */
async function save(page: Page): Promise<{ address: string; text: string }[]> {
  const client = await page.createCDPSession();
  const { data } = await client.send('Page.captureSnapshot');
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(data) ?? [];
  return data
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.trim().split(/\r?\n\r?\n/);
      const text = rest
        .join('\n\n')
        .replace(/=\r?\n/g, '')
        .replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
      return { address: /Content-Location: (\S+)/.exec(head)?.[1] ?? '', text };
    });
}

describe('a page that is saved as a file', () => {
  it('after a withdrawal holds no file of an embed and no live address of one', async () => {
    const { page } = await visit({ body });
    await tell(page, 'grantAll');
    for (const name of ['src', 'template', 'held']) await arrived(`/frame.html?name=${name}`);
    for (const path of ['/pixel.gif', '/script.js']) await arrived(path);
    await soon(
      () => page.frames().filter((each) => each.url().startsWith(thirdParty)).length === 3,
      'the frames are there',
    );
    assert.ok(
      (await save(page)).some(({ address }) => address.startsWith(thirdParty)),
      'with consent it does',
    );
    await tell(page, 'withdrawAll');
    await until(page, () =>
      [...document.querySelectorAll('consent-gate')].every(({ open }) => !open),
    );
    await control(page, 'consent-gate', 'allow-once');
    const parts = await save(page);
    assert.deepEqual(
      parts.filter(({ address }) => address.startsWith(thirdParty)),
      [],
    );
    const live = await page.evaluate(
      (html, origin) => {
        const { all } = new DOMParser().parseFromString(html, 'text/html');
        return [...all].flatMap((element) => {
          // A held script is no script, and the address of a gate is no frame's.
          if (element.matches('consent-gate,script[type="text/plain"]')) return [];
          return ['src', 'srcset', 'href', 'poster', 'data', 'srcdoc']
            .filter((name) => element.getAttribute(name)?.includes(origin))
            .map((name) => `${element.localName} ${name}`);
        });
      },
      parts[0]!.text,
      thirdParty,
    );
    assert.deepEqual(live, []);
  });
});
