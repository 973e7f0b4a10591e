import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  demo,
  settled,
  tell,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

const spa = () => `${demo.origin}/spa`;
const go = (fragment: string) => `location.hash = '${fragment}'`;

describe('The demo’s single-page app', () => {
  it('L1, E13: holds back what its views bring, before an answer and after a refusal', async () => {
    const { page } = await visit({ address: spa() });
    for (const view of ['#/film', '#/usage']) {
      await page.evaluate(go(view));
      await control(page, '#view consent-gate', 'allow-once');
    }
    await assertNothingReached(page);
    await tell(page, 'denyAll');
    await page.evaluate(go('#/film'));
    await control(page, '#view consent-gate', 'allow-once');
    await assertNothingReached(page);
  });

  it('opens a view’s gates and runs its scripts once it is granted, and lets go of them when the visitor goes on', async () => {
    const { page, reports } = await visit({ address: spa(), cookie: acceptedAll });
    await page.evaluate(go('#/film'));
    await arrived('/v.ihtml/player.html');
    await page.evaluate(go('#/usage'));
    await arrived('/matomo.js');
    await arrived('/in.js');
    await until(page, () => !document.querySelector('consent-gate')?.frame);
    await page.evaluate(go('#/'));
    await until(page, () => document.querySelector('consent-gate') === null);
    await settled(page);
    assert.deepEqual(
      [
        timesReached('/v.ihtml/player.html'),
        timesReached('/matomo.js'),
        timesReached('/in.js'),
        reports,
      ],
      [1, 1, 1, []],
    );
  });
});

describe('E11: the demo’s share buttons', () => {
  for (const address of ['/', '/nb/']) {
    it(`are plain links with pictures of this site, and ask nothing of a network, on ${address}`, async () => {
      const { page } = await visit({ address: demo.origin + address });
      const links = await page.$$eval('.pass-on-links a', (all) =>
        all.map((link) => [
          new URL(link.href).protocol + new URL(link.href).hostname,
          link.querySelector('use')!.getAttribute('href')!.slice(0, 3),
        ]),
      );
      assert.deepEqual(links, [
        ['https:www.linkedin.com', '#i-'],
        ['https:www.facebook.com', '#i-'],
        ['https:x.com', '#i-'],
        ['mailto:', '#i-'],
      ]);
      await control(page, '.pass-on consent-gate', 'allow-once');
      await assertNothingReached(page);
    });
  }
});
