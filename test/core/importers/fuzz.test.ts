import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy, encodeRecord, evaluate } from '../../../src/core/index.js';
import { importers } from '../../../src/importers/all.js';
import { isAnswered } from '../../../src/importers/importer.js';
import { readDecision } from '../../../src/importers/read-decision.js';
import { sourceOf } from '../../../src/importers/source.js';
import { Random } from '../support/random.js';

const policy = definePolicy({
  revision: 'r1',
  services: ['matomo', 'twentythree'],
  markets: { no: {} },
  defaultMarket: 'no',
});
const now = Date.UTC(2026, 10, 1);

const names = [
  'cookieyes-consent',
  'cky-action',
  'cky-consent',
  'cookieyes-analytics',
  'viewed_cookie_policy',
  'cookielawinfo-checkbox-analytics',
  'CookieConsent',
  'OptanonConsent',
  'OptanonAlertBoxClosed',
  'cc_cookie',
  'klaro',
  'tarteaucitron',
  'c15t',
  'cookieconsent_status',
  'im_matomo',
  'im___proto__',
  'CookieInformationConsent',
  '__hs_cookie_cat_pref',
  '__hs_opt_out',
  '__hs_do_not_track',
  'ppms_privacy_a',
  'ppms_privacy_b',
  'keksmeister_consent',
  'probo_consent',
  '__proto__',
];
const keys = ['uc_settings', 'ucData', 'uc_user_interaction', 'klaro', 'cc_cookie', 'c15t'];
/** What real values are made of, and what hurts. */
const pieces = [
  'consentid:',
  'abc',
  ',consent:yes',
  ',consent:no',
  ',action:yes',
  ',action:no',
  ',analytics:yes',
  ',advertisement:yes',
  ',lastRenewedDate:',
  String(now - 1000),
  ',tax:1',
  '__proto__:yes',
  ',constructor:yes',
  '{',
  '}',
  'stamp:%27x%27',
  '%2C',
  'marketing:true',
  "method:'explicit'",
  '%27explicit%27',
  'utc:',
  'groups=',
  'C0004:1',
  '%3A1',
  '&AwaitingReconsent=',
  'true',
  'false',
  '!vimeo=true',
  '!matomo=true',
  '!__proto__=true',
  '=wait',
  'allow',
  'deny',
  'dismiss',
  'yes',
  'no',
  '2026-09-01T12:00:00.000Z',
  '9'.repeat(30),
  '-1',
  'c.marketing:1',
  'i.t:',
  '%',
  '%E0%A4%A',
  '%00',
  '\u0000',
  '\uD800',
  '"',
  '\\',
  '[',
  ']',
  'null',
  ' ',
  '=',
  ',',
  ':',
  '{"__proto__":true}',
  '{"categories":["marketing"],"consentTimestamp":"2026-09-01T12:00:00.000Z"}',
  '{"matomo":true,"constructor":true}',
  '{"services":[{"id":"matomo","status":true,"history":[{"timestamp":1}]}]}',
  '{"services":[null,1,[],{"id":{},"status":true}]}',
  '{"action":"CUSTOMIZE","data":{"marketing":true}}',
  '{"action":{"toString":null},"data":[]}',
  'eyJjaG9pY2VzIjp7Im1hcmtldGluZyI6dHJ1ZX19',
  'x'.repeat(5000),
  '{"a":'.repeat(300),
];

/** Whole answers, for cookies that have no parts. */
const wholes = [
  '1:true,2:false',
  '{"consents":{"analytics":{"status":1}}}',
  '{"timestamp":"2026-09-01T12:00:00.000Z","consents_approved":["cookie_cat_marketing"],"consents_denied":[]}',
  '{"consent":{"services":{"matomo":{"consent":true}}}}',
  '1',
  'allow',
  'deny',
  '!vimeo=true!youtube=false',
  '{"matomo":true,"twentythree":false}',
  'c.necessary:1,c.marketing:1,i.t:1790000000000',
  '{"categories":["marketing"],"services":{"marketing":["twentythree"]},"consentTimestamp":"2026-09-01T12:00:00.000Z"}',
];

function browser(random: Random): { header: string; stored: Map<string, string> } {
  const value = () => {
    if (random.chance(0.6)) return random.pick(wholes);
    const text = Array.from({ length: random.below(9) }, () => random.pick(pieces)).join('');
    return random.chance(0.3) ? quietlyEscaped(text) : text;
  };
  const header = Array.from(
    { length: random.below(6) },
    () => `${random.pick(names)}=${value().replaceAll(';', '')}`,
  ).join(random.pick(['; ', ';', ';;']));
  return {
    header,
    stored: new Map(
      keys
        .filter(() => random.chance(0.3))
        .map((key) => [key, random.chance(0.3) ? 'true' : value()]),
    ),
  };
}

function quietlyEscaped(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

describe('S-1: whatever a browser holds', () => {
  it('no importer throws in 20000 tries, and what it says can be kept, ends in time and grants no more than was answered', () => {
    const random = new Random(20_261_101);
    let taken = 0;
    for (let round = 0; round < 20_000; round++) {
      const { header, stored } = browser(random);
      const source = sourceOf(header, (key) => stored.get(key));
      for (const importer of importers) {
        const options = {
          id: importer.id,
          ...(random.chance(0.3) && {
            categories: { all: 'marketing', matomo: ['statistics', 'matomo'] },
          }),
        };
        const { record, reason } = readDecision(importer, options, source, {
          policy,
          market: 'no',
          now,
        });
        assert.notEqual(record === undefined, reason === undefined);
        if (!record) continue;
        taken++;
        const { categories, status } = evaluate(policy, record, { market: 'no' }, now);
        assert.equal(status, 'decided', header);
        assert.ok(encodeRecord(record, policy).length < 400);
        assert.ok(
          record.expiresAt > now && record.expiresAt <= record.decidedAt + 395 * 86_400_000,
        );
        const found = importer.read(source, Object.keys(options.categories ?? {}));
        const saysYes = isAnswered(found) && [...found.answers.values()].includes(true);
        assert.ok(
          saysYes ||
            !Object.entries(categories).some(([id, granted]) => granted && id !== 'necessary'),
          header,
        );
      }
    }
    assert.ok(taken > 1000, `only ${taken} were decisions: the pieces fit no longer`);
    assert.equal(({} as Record<string, unknown>).yes, undefined);
  });

  it('a megabyte is no decision, and takes no time', () => {
    const huge = 'a'.repeat(1_000_000);
    const before = process.cpuUsage();
    for (const importer of importers) {
      for (const text of [
        huge,
        `{"a":"${huge}"}`,
        `!${huge}=true`,
        `{stamp:'${huge}',method:'explicit'}`,
        `consent:yes,action:yes,${huge}:yes`,
      ]) {
        const source = sourceOf(
          names
            .filter((name) => name !== '__proto__')
            .map((name) => `${name}=${text}`)
            .join('; '),
          () => text,
        );
        importer.read(source);
      }
    }
    // Of this process alone: what else the machine does says nothing about it.
    assert.ok(process.cpuUsage(before).user < 20_000_000);
  });
});
