import type { Importer } from './importer.js';

const prefix = 'im_';

/**
 * iframemanager. A cookie `1` for each service that may always show; no date, and no trace of a refusal. Others use such
 * names too, so another value is not its answer.
 */
export const iframemanager: Importer = {
  id: 'iframemanager',
  categories: {},
  read(source) {
    const names = source
      .names()
      .filter(
        (name) => name.startsWith(prefix) && source.cookies(name).every((value) => value === '1'),
      );
    const services = names.map((name) => name.slice(prefix.length));
    return services.length > 0
      ? { answers: new Map(services.map((id) => [id, true])), oneByOne: true }
      : { reason: 'absent' };
  },
};
