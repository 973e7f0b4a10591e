import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isOptOut, mayLetObject } from '../../src/core/jurisdiction.js';
import { lifetimeIn, regimeOf } from '../../src/core/market.js';
import { isId, jurisdictions } from '../../src/core/policy/policy.js';
import { markets } from '../../src/data/markets/index.js';
import { root } from './support/imports.js';

/** Issue: “every EU/EEA country, NO, IS, LI, CH, UK, US (and its GPC states), CA, CA-QC, BR, AU, NZ, JP, KR, IN, ZA, SG, AE, TR”. */
const promised =
  'at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk no is li ch gb us ca ca-qc br cl ax fo gl sj au nz jp kr in za sg ae tr us-ca us-co us-ct us-de us-md us-mn us-mt us-ne us-nh us-nj us-or us-tx'.split(
    ' ',
  );

describe('The market table', () => {
  it('1.1: has every market that was promised', () =>
    assert.deepEqual(
      promised.filter((id) => !markets[id]),
      [],
    ));

  it('S5: has no regime that the schema of a record refuses', async () => {
    const { properties } = JSON.parse(
      await readFile(join(root, 'docs/consent-record.schema.json'), 'utf8'),
    ) as { properties: { jurisdiction: { enum: string[] } } };
    assert.deepEqual(properties.jurisdiction.enum, [...jurisdictions]);
  });

  it('holds each market under an id that a policy may use', () =>
    assert.deepEqual(
      Object.keys(markets).filter((id) => !isId(id)),
      [],
    ));

  it('names no market in core that is not in it', () => {
    for (const id of ['atlantis', 'uk', 'xx', 'constructor', '', 'ca-qc-montreal'])
      assert.ok(!Object.hasOwn(markets, id), id);
    assert.deepEqual(
      ['atlantis', 'uk', 'xx', 'constructor', ''].map(regimeOf),
      Array(5).fill(undefined),
    );
  });

  for (const [id, facts] of Object.entries(markets)) {
    it(`${id}: L13, L17: has the regime core knows, its lifetime, languages that are tags, and a source`, () => {
      const { jurisdiction, lifetimeDays, languages, law } = facts;
      assert.equal(regimeOf(id), jurisdiction);
      assert.equal(lifetimeIn(jurisdiction), lifetimeDays);
      assert.ok(lifetimeDays >= 30 && lifetimeDays <= 395);
      assert.deepEqual(Intl.getCanonicalLocales([...languages]), languages);
      assert.notEqual(law.trim(), '');
    });

    it(`${id}: L4, L19: its model is what core does, and it offers what the model asks for`, () => {
      const { jurisdiction, model, firstLayer, links } = facts;
      assert.equal(
        model,
        isOptOut(jurisdiction) ? 'opt-out' : mayLetObject(jurisdiction) ? 'mixed' : 'opt-in',
      );
      assert.ok(firstLayer.includes('reject') && firstLayer.includes('settings'));
      assert.equal(firstLayer.includes('accept'), model !== 'opt-out');
      assert.deepEqual(
        [links.includes('cookie-policy'), links.includes('privacy-choices')],
        [true, model === 'opt-out'],
      );
    });
  }

  it('uses every regime', () =>
    assert.deepEqual(
      jurisdictions.filter(
        (one) => !Object.values(markets).some(({ jurisdiction }) => jurisdiction === one),
      ),
      [],
    ));
});
