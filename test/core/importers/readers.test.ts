import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importers } from '../../../src/importers/all.js';
import { isAnswered, type Finding } from '../../../src/importers/importer.js';
import { sourceOf } from '../../../src/importers/source.js';

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const id = 'YjZOa1VtNGt4c0V6Q2ZXb3p0c2ZBSXVuTkpYVE1yU2s';
const at = Date.UTC(2026, 8, 1, 12);
const iso = '2026-09-01T12:00:00.000Z';

/** A tool, what a browser holds of it, and what that says: answers by the tool's ids, or why there are none. */
type Row = [
  tool: string,
  title: string,
  header: string,
  says: Record<string, boolean> | string,
  rest?: { stored?: Record<string, string>; asked?: string[]; decidedAt?: number; id?: string },
];

const hosted = (rest: string) => `cookieyes-consent=consentid:${id},${rest}`;
const sdk = (rest: string) => `cookieyes-consent=${encodeURIComponent(`consentid:${id},${rest}`)}`;
const cookiebot = (rest: string) =>
  `CookieConsent={stamp:%27hfPn0b6Q==%27%2Cnecessary:true%2C${rest}}`;

const cookieyes: Row[] = [
  [
    'cookieyes',
    'undecided: nothing is filled in',
    hosted('consent:,action:,necessary:,functional:,analytics:,performance:,advertisement:,other:'),
    'undecided',
  ],
  [
    'cookieyes',
    'implied, in an opt-out region',
    hosted(
      'consent:yes,action:no,necessary:yes,functional:yes,analytics:yes,performance:yes,advertisement:yes',
    ),
    'implied',
  ],
  [
    'cookieyes',
    'rejected, with fewer categories',
    hosted('consent:no,action:yes,necessary:yes,analytics:no,advertisement:no,other:no'),
    { necessary: false, analytics: false, advertisement: false, other: false },
    { id },
  ],
  [
    'cookieyes',
    'accepted, plain',
    hosted(
      'consent:yes,action:yes,necessary:yes,functional:yes,analytics:yes,performance:yes,advertisement:yes',
    ),
    { necessary: true, functional: true, analytics: true, performance: true, advertisement: true },
  ],
  [
    'cookieyes',
    'accepted in part, with the day of the renewal',
    hosted(
      `consent:yes,action:yes,necessary:yes,functional:no,analytics:yes,performance:no,advertisement:no,lastRenewedDate:${at}`,
    ),
    {
      necessary: true,
      functional: false,
      analytics: true,
      performance: false,
      advertisement: false,
    },
    { decidedAt: at },
  ],
  [
    'cookieyes',
    'accepted in the SDK, escaped as a whole',
    sdk(
      `consent:yes,action:yes,necessary:yes,analytics:yes,advertisement:no,tax:9f8a,lastRenewedDate:${at}`,
    ),
    { necessary: true, analytics: true, advertisement: false },
    { decidedAt: at, id },
  ],
  [
    'cookieyes',
    'rejected in the SDK, whose action repeats its consent',
    sdk(
      `consent:no,action:no,necessary:yes,analytics:no,advertisement:no,tax:9f8a,lastRenewedDate:${at}`,
    ),
    { necessary: false, analytics: false, advertisement: false },
  ],
  [
    'cookieyes',
    'the same without the mark of the SDK',
    hosted('consent:no,action:no,necessary:yes,analytics:no'),
    'undecided',
  ],
  [
    'cookieyes',
    'yes to a part of what was rejected as a whole: no',
    hosted('consent:no,action:yes,analytics:yes'),
    { analytics: false },
  ],
  [
    'cookieyes',
    'a category without an answer is left out',
    hosted('consent:yes,action:yes,analytics:yes,advertisement:'),
    { analytics: true },
  ],
  [
    'cookieyes',
    'action without consent',
    hosted('consent:,action:yes,analytics:yes'),
    'unreadable',
  ],
  [
    'cookieyes',
    'a category twice',
    hosted('consent:yes,action:yes,analytics:no,analytics:yes'),
    'unreadable',
  ],
  [
    'cookieyes',
    'a date that is none',
    hosted('consent:yes,action:yes,analytics:yes,lastRenewedDate:soon'),
    'unreadable',
  ],
  ['cookieyes', 'malformed percent escapes', 'cookieyes-consent=%E0%A4%A', 'unreadable'],
  [
    'cookieyes',
    'action YES in capitals',
    hosted('consent:yes,action:YES,analytics:yes'),
    'implied',
  ],
  [
    'cookieyes',
    'two cookies: only what both grant',
    `${hosted('consent:yes,action:yes,analytics:yes,advertisement:yes')}; ${hosted('consent:yes,action:yes,analytics:yes,advertisement:no')}`,
    { analytics: true, advertisement: false },
  ],
  [
    'cookieyes',
    'an undecided one beside a decided one',
    `${hosted('consent:,action:,analytics:')}; ${hosted('consent:yes,action:yes,analytics:yes')}`,
    { analytics: true },
  ],
  [
    'cookieyes',
    'the old plugin, decided',
    'cky-consent=yes; cky-action=yes; cookieyes-necessary=yes; cookieyes-analytics=yes; cookieyes-advertisement=no',
    { necessary: true, analytics: true, advertisement: false },
  ],
  [
    'cookieyes',
    'the old plugin, untouched',
    'cky-consent=yes; cky-action=no; cookieyes-analytics=yes',
    'undecided',
  ],
  [
    'cookieyes',
    'the oldest plugin, decided',
    'viewed_cookie_policy=yes; cookielawinfo-checkbox-necessary=yes; cookielawinfo-checkbox-analytics=yes; cookielawinfo-checkbox-advertisement=no',
    { necessary: true, analytics: true, advertisement: false },
  ],
  [
    'cookieyes',
    'the oldest plugin, rejected',
    'viewed_cookie_policy=no; cookielawinfo-checkbox-analytics=yes',
    { analytics: false },
  ],
  [
    'cookieyes',
    'the oldest plugin, its boxes as they are before anyone answers',
    'cookielawinfo-checkbox-necessary=yes; cookielawinfo-checkbox-analytics=yes',
    'absent',
  ],
];

const others: Row[] = [
  [
    'cookiebot',
    'explicit',
    cookiebot(
      `preferences:false%2Cstatistics:true%2Cmarketing:false%2Cmethod:%27explicit%27%2Cver:1%2Cutc:${at}%2Cregion:%27no%27`,
    ),
    { necessary: true, preferences: false, statistics: true, marketing: false },
    { decidedAt: at },
  ],
  [
    'cookiebot',
    'implied',
    cookiebot(
      `preferences:true%2Cstatistics:true%2Cmarketing:true%2Cmethod:%27implied%27%2Cver:1%2Cutc:${at}%2Cregion:%27us%27`,
    ),
    'implied',
  ],
  [
    'cookiebot',
    'without a method',
    cookiebot(`preferences:true%2Cstatistics:true%2Cmarketing:true%2Cver:1%2Cutc:${at}`),
    'implied',
  ],
  [
    'cookiebot',
    'stamp -1',
    `CookieConsent={stamp:%27-1%27%2Cnecessary:true%2Cmarketing:true%2Cmethod:%27explicit%27%2Cutc:${at}}`,
    'implied',
  ],
  ['cookiebot', 'a bare -1', 'CookieConsent=-1', 'implied'],
  [
    'cookiebot',
    'explicit, without a date',
    cookiebot('marketing:true%2Cmethod:%27explicit%27'),
    'unreadable',
  ],
  [
    'cookiebot',
    'marketing twice',
    cookiebot(`marketing:false%2Cmarketing:true%2Cmethod:%27explicit%27%2Cutc:${at}`),
    'unreadable',
  ],
  ['cookiebot', 'another tool of the same cookie name', 'CookieConsent=true', 'unreadable'],

  [
    'onetrust',
    'decided',
    `OptanonConsent=isGpcEnabled=0&datestamp=Tue+Sep+01+2026&version=202402.1.0&consentId=abc&interactionCount=1&groups=C0001%3A1%2CC0002%3A0%2CC0003%3A1%2CC0004%3A0&AwaitingReconsent=false; OptanonAlertBoxClosed=${iso}`,
    { C0001: true, C0002: false, C0003: true, C0004: false },
    { decidedAt: at, id: 'abc' },
  ],
  [
    'onetrust',
    'groups before the box was closed',
    'OptanonConsent=groups=C0001%3A1%2CC0004%3A1',
    'undecided',
  ],
  [
    'onetrust',
    'asked again',
    `OptanonConsent=groups=C0004%3A1&AwaitingReconsent=true; OptanonAlertBoxClosed=${iso}`,
    'undecided',
  ],
  [
    'onetrust',
    'escaped once more',
    `OptanonConsent=${encodeURIComponent('groups=C0001:1,C0004:1')}; OptanonAlertBoxClosed=${encodeURIComponent(iso)}`,
    { C0001: true, C0004: true },
    { decidedAt: at },
  ],
  [
    'onetrust',
    'a group twice',
    `OptanonConsent=groups=C0004:1,C0004:0; OptanonAlertBoxClosed=${iso}`,
    { C0004: false },
  ],
  [
    'onetrust',
    'a group with a third state',
    `OptanonConsent=groups=C0004:2,C0002:1; OptanonAlertBoxClosed=${iso}`,
    { C0002: true },
  ],
  [
    'onetrust',
    'a box closed on no date',
    'OptanonConsent=groups=C0004:1; OptanonAlertBoxClosed=true',
    'unreadable',
  ],
  [
    'onetrust',
    'the banner closed without an answer, over groups that are on by default',
    `OptanonConsent=interactionCount=1&groups=C0001%3A1%2CC0002%3A1%2CC0004%3A1&intType=3; OptanonAlertBoxClosed=${iso}`,
    'implied',
  ],
  [
    'onetrust',
    'the banner closed without an answer, which the site takes for a refusal',
    `OptanonConsent=groups=C0001%3A1%2CC0004%3A0&intType=3; OptanonAlertBoxClosed=${iso}`,
    { C0004: false },
    { decidedAt: at },
  ],
  [
    'onetrust',
    'confirmed in the preference center',
    `OptanonConsent=groups=C0001%3A1%2CC0002%3A1%2CC0004%3A0&intType=6; OptanonAlertBoxClosed=${iso}`,
    { C0001: true, C0002: true, C0004: false },
  ],
  [
    'onetrust',
    'an act of a kind that is not known',
    `OptanonConsent=groups=C0001%3A1%2CC0004%3A1&intType=11; OptanonAlertBoxClosed=${iso}`,
    'implied',
  ],
  [
    'onetrust',
    'an earlier release, without an interaction',
    `OptanonConsent=interactionCount=0&groups=C0001%3A1%2CC0004%3A1; OptanonAlertBoxClosed=${iso}`,
    'implied',
  ],
  ['onetrust', 'a closed box alone', `OptanonAlertBoxClosed=${iso}`, 'absent'],

  [
    'vanilla-cookieconsent',
    'accepted in part',
    `cc_cookie=${json({ categories: ['necessary', 'analytics'], revision: 0, data: null, consentTimestamp: '2026-01-01T00:00:00.000Z', consentId: 'u-1', services: { necessary: [], analytics: [], ads: [] }, languageCode: 'en', lastConsentTimestamp: iso, expirationTime: at + 1 })}`,
    { necessary: true, analytics: true, ads: false },
    { decidedAt: at, id: 'u-1' },
  ],
  [
    'vanilla-cookieconsent',
    "what was refused by the site's word",
    `cc_cookie=${json({ categories: ['necessary'], consentTimestamp: iso })}`,
    { necessary: true, marketing: false },
    { asked: ['marketing'], decidedAt: at },
  ],
  [
    'vanilla-cookieconsent',
    'in localStorage',
    '',
    { necessary: true },
    { stored: { cc_cookie: JSON.stringify({ categories: ['necessary'], consentTimestamp: iso }) } },
  ],
  [
    'vanilla-cookieconsent',
    'not decided yet',
    `cc_cookie=${json({ categories: ['analytics'], consentTimestamp: '' })}`,
    'undecided',
  ],
  [
    'vanilla-cookieconsent',
    'categories that are no list',
    `cc_cookie=${json({ categories: 'analytics', consentTimestamp: iso })}`,
    'unreadable',
  ],

  [
    'klaro',
    'services',
    `klaro=${json({ matomo: true, youtube: false })}`,
    { matomo: true, youtube: false },
  ],
  ['klaro', 'in localStorage', '', { matomo: true }, { stored: { klaro: '{"matomo":true}' } }],
  [
    'klaro',
    'answers that are no booleans',
    `klaro=${json({ matomo: 'true', youtube: 1 })}`,
    'undecided',
  ],
  [
    'klaro',
    'ids that every object has',
    'klaro=%7B%22__proto__%22%3Atrue%2C%22constructor%22%3Atrue%7D',
    JSON.parse('{"__proto__":true,"constructor":true}') as Record<string, boolean>,
  ],

  [
    'tarteaucitron',
    'services',
    'tarteaucitron=!vimeo=true!youtube=false!gtag=wait',
    { vimeo: true, youtube: false },
  ],
  ['tarteaucitron', 'escaped', 'tarteaucitron=%21vimeo%3Dtrue', { vimeo: true }],
  ['tarteaucitron', 'nobody answered', 'tarteaucitron=!hotjar=wait!youtube=wait', 'undecided'],
  ['tarteaucitron', 'a service twice', 'tarteaucitron=!vimeo=true!vimeo=false', { vimeo: false }],
  [
    'tarteaucitron',
    'the true of a service that it starts without asking is no answer',
    'tarteaucitron=!hotjar=wait!matomo=true!youtube=wait',
    'implied',
  ],
  [
    'tarteaucitron',
    'such a true is none beside answers either, whatever the site maps',
    'tarteaucitron=!matomo=true!youtube=true',
    { youtube: true },
    { asked: ['matomo'] },
  ],
  [
    'tarteaucitron',
    'the false of such a service is an answer',
    'tarteaucitron=!matomo=false!youtube=true',
    { matomo: false, youtube: true },
  ],
  [
    'tarteaucitron',
    "a service of the site's own, which may start without asking",
    'tarteaucitron=!own-stats=true!youtube=true',
    { youtube: true },
  ],
  [
    'tarteaucitron',
    "a service of the site's own that the site maps",
    'tarteaucitron=!own-stats=true!youtube=true',
    { 'own-stats': true, youtube: true },
    { asked: ['own-stats'] },
  ],

  [
    'c15t',
    'flat',
    `c15t=c.necessary:1,c.measurement:1,c.marketing:0,i.t:${at},i.sid:s1`,
    {
      necessary: true,
      measurement: true,
      marketing: false,
      functionality: false,
      experience: false,
    },
    { decidedAt: at },
  ],
  [
    'c15t',
    'a refusal: the cookie leaves out what is false',
    `c15t=c.necessary:1,i.t:${at}`,
    {
      necessary: true,
      measurement: false,
      marketing: false,
      functionality: false,
      experience: false,
    },
    { decidedAt: at },
  ],
  [
    'c15t',
    'a refusal of categories that only localStorage names',
    `c15t=c.necessary:1,c.marketing:1,i.t:${at}`,
    {
      necessary: true,
      measurement: false,
      marketing: true,
      functionality: false,
      experience: false,
      social: false,
    },
    {
      stored: {
        c15t: JSON.stringify({
          consents: { necessary: true, social: false },
          consentInfo: { time: at },
        }),
      },
    },
  ],
  [
    'c15t',
    'a visitor who was identified and not asked',
    `c15t=i.t:${at},i.sid:s1,i.eid:user-1`,
    'undecided',
  ],
  [
    'c15t',
    'the same in localStorage',
    '',
    'undecided',
    {
      stored: {
        c15t: JSON.stringify({
          consents: { necessary: false, marketing: false },
          consentInfo: { time: at },
        }),
      },
    },
  ],
  ['c15t', 'without a time', 'c15t=c.necessary:1,c.marketing:1', 'undecided'],
  [
    'c15t',
    'in localStorage',
    '',
    { necessary: true, marketing: false },
    {
      stored: {
        c15t: JSON.stringify({
          consents: { necessary: true, marketing: false },
          consentInfo: { time: at },
        }),
      },
      decidedAt: at,
    },
  ],

  ['osano', 'allow', 'cookieconsent_status=allow', { all: true }],
  ['osano', 'deny', 'cookieconsent_status=deny', { all: false }],
  ['osano', 'dismiss', 'cookieconsent_status=dismiss', 'implied'],

  [
    'usercentrics',
    'decided',
    '',
    { hNqe: true, xyz: false },
    {
      stored: {
        uc_user_interaction: 'true',
        uc_settings: JSON.stringify({
          controllerId: 'c-1',
          services: [
            {
              id: 'hNqe',
              status: true,
              history: [
                { action: 'onInitialPageLoad', timestamp: at + 5 },
                { action: 'onAcceptAllServices', timestamp: at },
              ],
            },
            { id: 'xyz', status: false, history: [] },
          ],
        }),
      },
      decidedAt: at,
      id: 'c-1',
    },
  ],
  [
    'usercentrics',
    'services that are on by default beside one that the visitor switched on',
    '',
    { chosen: true, off: false },
    {
      stored: {
        uc_user_interaction: 'true',
        uc_settings: JSON.stringify({
          services: [
            {
              id: 'chosen',
              status: true,
              history: [
                { action: 'onInitialPageLoad', type: 'implicit', timestamp: at - 5 },
                { action: 'onUpdateServices', type: 'explicit', timestamp: at },
              ],
            },
            {
              id: 'default',
              status: true,
              history: [{ action: 'onInitialPageLoad', type: 'implicit', timestamp: at }],
            },
            {
              id: 'region',
              status: true,
              history: [{ action: 'onNonEURegion', type: 'implicit', timestamp: at }],
            },
            { id: 'bare', status: true },
            { id: 'off', status: false },
          ],
        }),
      },
      decidedAt: at,
    },
  ],
  [
    'usercentrics',
    'nothing but defaults',
    '',
    'implied',
    {
      stored: {
        uc_user_interaction: 'true',
        uc_settings:
          '{"services":[{"id":"a","status":true,"history":[{"action":"onInitialPageLoad"}]}]}',
      },
    },
  ],
  [
    'usercentrics',
    "an interaction that was not the visitor's",
    '',
    'undecided',
    {
      stored: {
        uc_user_interaction: 'true',
        uc_interaction_type: 'script',
        uc_settings: '{"services":[{"id":"a","status":false}]}',
      },
    },
  ],
  [
    'usercentrics',
    'version 3, answered',
    '',
    { hNqe: true, xyz: false },
    {
      stored: {
        uc_user_interaction: 'true',
        ucData: JSON.stringify({
          gcm: { adStorage: 'granted' },
          consent: {
            services: {
              hNqe: { name: 'YouTube', consent: true },
              xyz: { name: 'Matomo', consent: false },
              odd: { consent: 'true' },
            },
          },
        }),
      },
    },
  ],
  [
    'usercentrics',
    'version 3, which is there before anyone answers',
    '',
    'undecided',
    {
      stored: {
        ucData: JSON.stringify({
          gcm: { adStorage: 'granted' },
          consent: { services: { hNqe: { name: 'YouTube', consent: true } } },
        }),
      },
    },
  ],
  [
    'usercentrics',
    'version 3 without services',
    '',
    'unreadable',
    {
      stored: {
        uc_user_interaction: 'true',
        ucData: '{"gcm":{"adStorage":"granted"},"consent":[]}',
      },
    },
  ],
  [
    'usercentrics',
    'both versions: only what both grant',
    '',
    { hNqe: false },
    {
      stored: {
        uc_user_interaction: 'true',
        ucData: '{"consent":{"services":{"hNqe":{"consent":true}}}}',
        uc_settings: '{"services":[{"id":"hNqe","status":false}]}',
      },
    },
  ],
  [
    'usercentrics',
    'not interacted with',
    '',
    'undecided',
    { stored: { uc_settings: '{"services":[{"id":"a","status":true}]}' } },
  ],
  [
    'usercentrics',
    'interacted is false',
    '',
    'undecided',
    {
      stored: {
        uc_user_interaction: 'false',
        uc_settings: '{"services":[{"id":"a","status":true}]}',
      },
    },
  ],
  [
    'usercentrics',
    'no services',
    '',
    'undecided',
    { stored: { uc_user_interaction: 'true', uc_settings: '{"services":[]}' } },
  ],

  ['iframemanager', 'a service', 'im_youtube=1; other=2', { youtube: true }],
  ['iframemanager', 'a cookie of another script', 'im_youtube=0; im_session=abc', 'absent'],

  [
    'cookie-information',
    'answered in part, as recorded',
    `CookieInformationConsent=${json({ website_uuid: 'w-1', timestamp: iso, consent_url: 'https://example.com/', consent_website: 'example.com', consent_domain: 'example.com', user_uid: 'u-1', consents_approved: ['cookie_cat_necessary', 'cookie_cat_statistic'], consents_denied: ['cookie_cat_functional', 'cookie_cat_marketing', 'cookie_cat_unclassified'], user_agent: 'Mozilla/5.0' })}`,
    {
      cookie_cat_necessary: true,
      cookie_cat_statistic: true,
      cookie_cat_functional: false,
      cookie_cat_marketing: false,
      cookie_cat_unclassified: false,
    },
    { decidedAt: at, id: 'u-1' },
  ],
  [
    'cookie-information',
    'a category in both lists',
    `CookieInformationConsent=${json({ timestamp: iso, consents_approved: ['cookie_cat_marketing'], consents_denied: ['cookie_cat_marketing'] })}`,
    { cookie_cat_marketing: false },
  ],
  [
    'cookie-information',
    'without a date',
    `CookieInformationConsent=${json({ consents_approved: ['cookie_cat_marketing'], consents_denied: [] })}`,
    'unreadable',
  ],
  [
    'cookie-information',
    'lists that are none',
    `CookieInformationConsent=${json({ timestamp: iso, consents_approved: 'cookie_cat_marketing', consents_denied: [] })}`,
    'unreadable',
  ],
  [
    'cookie-information',
    'nothing answered',
    `CookieInformationConsent=${json({ timestamp: iso, consents_approved: [], consents_denied: [] })}`,
    'undecided',
  ],

  [
    'hubspot',
    'accepted',
    '__hs_opt_out=no; __hs_cookie_cat_pref=1:true,2:true,3:true',
    { analytics: true, advertisement: true, functionality: true },
  ],
  [
    'hubspot',
    'answered in part, with the other separator',
    '__hs_cookie_cat_pref=1:true_2:false_3:false',
    { analytics: true, advertisement: false, functionality: false },
  ],
  [
    'hubspot',
    'escaped',
    '__hs_cookie_cat_pref=1%3Atrue%2C2%3Afalse',
    { analytics: true, advertisement: false },
  ],
  [
    'hubspot',
    'a refusal beside older grants',
    '__hs_opt_out=yes; __hs_cookie_cat_pref=1:true',
    { analytics: true },
  ],
  ['hubspot', 'opted in without a purpose', '__hs_opt_out=no; __hs_initial_opt_in=true', 'implied'],
  [
    'hubspot',
    'a visitor whom HubSpot does not track',
    '__hs_do_not_track=yes; __hs_cookie_cat_pref=1:true,2:true,3:true',
    'implied',
  ],
  ['hubspot', 'a category twice', '__hs_cookie_cat_pref=1:true,1:false', { analytics: false }],
  ['hubspot', 'another value', '__hs_cookie_cat_pref=1:yes', 'unreadable'],

  [
    'piwik-pro',
    'answered in part, as recorded',
    `ppms_privacy_283ac5bc-49a7-4696=${encodeURIComponent(JSON.stringify({ visitorId: 'v-1', domain: { normalized: 'example.com', isWildcard: true, pattern: '*.example.com' }, consents: { analytics: { status: 1 }, remarketing: { status: 0 }, user_feedback: { status: -1 } }, staleCheckpoint: iso }))}`,
    { analytics: true, remarketing: false },
    { id: 'v-1' },
  ],
  [
    'piwik-pro',
    'nobody answered',
    `ppms_privacy_283ac5bc={%22consents%22:{%22analytics%22:{%22status%22:-1}%2C%22remarketing%22:{%22status%22:-1}}}`,
    'undecided',
  ],
  [
    'piwik-pro',
    'two apps: only what both grant',
    'ppms_privacy_a={"consents":{"analytics":{"status":1}}}; ppms_privacy_b={"consents":{"analytics":{"status":0}}}',
    { analytics: false },
  ],
  [
    'piwik-pro',
    'a status that is none',
    'ppms_privacy_a={"consents":{"analytics":{"status":"1"},"remarketing":{"status":true},"x":null}}',
    'undecided',
  ],
  ['piwik-pro', 'no consents', 'ppms_privacy_a={"consents":[]}', 'unreadable'],

  [
    'keksmeister',
    'decided',
    `keksmeister_consent=${encodeURIComponent(base64({ timestamp: iso, revision: '1', choices: { essential: true, analytics: true, marketing: false }, method: 'custom' }))}`,
    { essential: true, analytics: true, marketing: false },
    { decidedAt: at },
  ],
  ['keksmeister', 'no base64', 'keksmeister_consent=not-valid-base64', 'unreadable'],

  [
    'probo',
    'customized',
    `probo_consent=${json({ bid: 'b', v: 1, vid: 'v-1', action: 'CUSTOMIZE', data: { necessary: true, analytics: false } })}`,
    { necessary: true, analytics: false },
    { id: 'v-1' },
  ],
  [
    'probo',
    'acknowledged',
    `probo_consent=${json({ action: 'ACKNOWLEDGE', data: { analytics: true } })}`,
    'implied',
  ],
  [
    'probo',
    'a signal',
    `probo_consent=${json({ action: 'GPC', data: { analytics: false } })}`,
    'implied',
  ],
  [
    'probo',
    'an action that is an object',
    `probo_consent=${json({ action: { toString: 1 }, data: { analytics: true } })}`,
    'unreadable',
  ],
];

function read(
  tool: string,
  header: string,
  { stored = {}, asked }: NonNullable<Row[4]> = {},
): Finding {
  const importer = importers.find((one) => one.id === tool) ?? assert.fail(tool);
  return importer.read(
    sourceOf(header, (key) => (Object.hasOwn(stored, key) ? stored[key] : undefined)),
    asked,
  );
}

describe('What other tools leave, read', () => {
  for (const [tool, title, header, says, rest = {}] of [...cookieyes, ...others]) {
    it(`${tool}: ${title}`, () => {
      const found = read(tool, header, rest);
      if (typeof says === 'string') return assert.deepEqual(found, { reason: says });
      assert.ok(isAnswered(found), JSON.stringify(found));
      assert.deepEqual([...found.answers].sort(), Object.entries(says).sort());
      assert.ok(
        rest.decidedAt === undefined || found.decidedAt === rest.decidedAt,
        `decided ${String(found.decidedAt)}`,
      );
      assert.ok(rest.id === undefined || found.id === rest.id, `id ${String(found.id)}`);
    });
  }

  for (const { id: tool } of importers) {
    it(`${tool}: nothing, in an empty browser and in one with others' cookies`, () => {
      for (const header of ['', ';;', 'a=b; session=1; cetegra_consent=v=1'])
        assert.deepEqual(read(tool, header), { reason: 'absent' });
    });
  }
});
