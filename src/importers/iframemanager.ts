import type { Importer } from './importer.js';

const prefix = 'im_';

/** iframemanager. A cookie for each service that may always show; no date, and no trace of a refusal. */
export const iframemanager: Importer = {
  id: 'iframemanager',
  categories: {},
  read(source) {
    const services = source.names().filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return services.length > 0 ? { answers: new Map(services.map((id) => [id, true])) } : { reason: 'absent' };
  },
};
