import type { Preset } from '../preset.js';

/** https://help.vwo.com/hc/en-us/articles/360033990873 */
export const vwo: Preset = {
  id: 'vwo',
  label: 'VWO',
  category: 'statistics',
  provider: 'Wingify Software Pvt. Ltd.',
  country: 'IN',
  privacyUrl: 'https://vwo.com/privacy-policy/',
  hosts: ['*.visualwebsiteoptimizer.com'],
  purposes: ['versions', 'recordings'],
  cookies: [
    { name: '_vis_opt_s', retention: 100, purpose: 'returning-browser' },
    { name: '_vis_opt_exp_*', retention: 100, purpose: 'shown' },
    { name: '_vis_opt_test_cookie', retention: 'session', purpose: 'test' },
    { name: '_vis_opt_out', retention: 400, purpose: 'choice' },
    { name: '_vwo_uuid*', retention: 366, purpose: 'returning-browser' },
    { name: '_vwo_ssm', retention: 400, purpose: 'test' },
    { name: '_vwo_ds', retention: 30, purpose: 'one-visit' },
    { name: '_vwo_sn', retention: 1, purpose: 'one-visit' },
    { name: '_vwo_referrer', retention: 1, purpose: 'referrer' },
    { name: '_vwo_uuid*', retention: 366, purpose: 'returning-browser', thirdParty: true },
    { name: '_vwo_*', kind: 'local-storage', purpose: 'queue' },
  ],
  unsure: [
    'retention of _vwo_*',
    'which company of the group provides it',
    "_vwo_uuid under the vendor's domain: only with tracking across domains",
  ],
};
