import type { Preset } from './preset.js';

/**
 * Run by the site. `ARRAffinity` is set by its first version, and by App Service without a gateway.
 * https://learn.microsoft.com/azure/application-gateway/how-to-troubleshoot-application-gateway-session-affinity-issues
 */
export const azureAppGateway: Preset = {
  id: 'azure-app-gateway',
  label: 'Azure Application Gateway',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [
    { name: 'ApplicationGatewayAffinity*', retention: 'session', purpose: 'same-server' },
    { name: 'ARRAffinity*', retention: 'session', purpose: 'same-server' },
  ],
};
