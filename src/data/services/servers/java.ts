import type { Preset } from '../preset.js';

/** Any servlet container, such as Tomcat; `__VCAP_ID__` on Cloud Foundry. */
export const java: Preset = {
  id: 'java',
  label: 'Java server',
  category: 'necessary',
  purposes: ['one-visit'],
  cookies: [
    { name: 'JSESSIONID', retention: 'session', purpose: 'one-visit' },
    { name: '__VCAP_ID__', retention: 'session', purpose: 'same-server' },
  ],
};
