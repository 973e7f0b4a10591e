import type { Preset } from '../preset.js';

/** Run by the site. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html */
export const awsLoadBalancer: Preset = {
  id: 'aws-load-balancer',
  label: 'AWS Elastic Load Balancing',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [
    { name: 'AWSALB', retention: 7, purpose: 'same-server' },
    { name: 'AWSALBCORS', retention: 7, purpose: 'same-server' },
    { name: 'AWSALBTG', retention: 7, purpose: 'same-server' },
    { name: 'AWSALBTGCORS', retention: 7, purpose: 'same-server' },
    { name: 'AWSALBAPP-#', retention: 7, purpose: 'same-server' },
    { name: 'AWSELB', retention: 'session', purpose: 'same-server' },
    { name: 'AWSELBCORS', retention: 'session', purpose: 'same-server' },
  ],
  unsure: ['which of them the site sets'],
};
