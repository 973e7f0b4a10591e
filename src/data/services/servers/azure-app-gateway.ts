import type { Preset } from '../preset.js';

/** Run by the site. https://learn.microsoft.com/azure/application-gateway/how-to-troubleshoot-application-gateway-session-affinity-issues */
export const azureAppGateway: Preset = {
  id: 'azure-app-gateway',
  label: 'Azure Application Gateway',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [{ name: 'ApplicationGatewayAffinity*', retention: 'session', purpose: 'same-server' }],
};
