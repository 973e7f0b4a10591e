import type { Preset } from '../preset.js';

/** Run by the site; session affinity is on unless the site turns it off. https://learn.microsoft.com/azure/app-service/configure-common */
export const azureAppService: Preset = {
  id: 'azure-app-service',
  label: 'Azure App Service',
  category: 'necessary',
  purposes: ['same-server'],
  cookies: [
    { name: 'ARRAffinity', retention: 'session', purpose: 'same-server' },
    { name: 'ARRAffinitySameSite', retention: 'session', purpose: 'same-server' },
  ],
};
