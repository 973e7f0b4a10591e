import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presets } from '../../src/data/services/index.js';
import { findPreset, loadPresets } from '../../src/data/services/load-services.js';
import { isFirstParty } from '../../src/data/services/preset.js';

/** What was fetched stays fetched: each test goes on from the one before. */
describe('Fetching what the catalogue knows', () => {
  it('knows nothing that was not asked for', () => assert.equal(findPreset('youtube'), undefined));

  it('passes over what is not in it, and names that are on every object', async () => {
    assert.equal(
      (await loadPresets([{ id: 'nobody' }, { id: 'constructor' }, { id: '' }])).size,
      0,
    );
    assert.equal(findPreset('constructor'), undefined);
  });

  it('fetches a service and what lies with it, and leaves the others where they are', async () => {
    const presets = await loadPresets([{ id: 'youtube' }]);
    assert.equal(presets.get('youtube')?.provider, 'Google LLC');
    assert.equal(findPreset('youtube'), presets.get('youtube'));
    assert.equal(findPreset('matomo'), undefined);
  });

  it('finds every service in the group that it fetches for it', async () => {
    const lost: string[] = [];
    for (const id of Object.keys(presets))
      if ((await loadPresets([{ id }])).get(id)?.id !== id) lost.push(id);
    assert.deepEqual(lost, []);
  });

  it("tells the cookies of the site from those under a vendor's domain", async () => {
    const onSite = (id: string) =>
      findPreset(id)
        ?.cookies.filter((cookie) => isFirstParty(findPreset(id) as never, cookie))
        .map(({ name }) => name);
    assert.deepEqual(onSite('meta-pixel'), ['_fbp', '_fbc', 'lastExternalReferrer*']);
    assert.deepEqual(onSite('facebook'), []);
    assert.deepEqual(onSite('new-relic'), ['NRBA_SESSION*']);
  });
});
