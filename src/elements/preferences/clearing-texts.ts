import { msg, str } from '@lit/localize';
import type { ClearingReport, StoredThing } from '../../core/clearing.js';
import { findService } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import { listOf } from '../texts/formats.js';
import { describe } from '../services/service-details.js';

/** Texts about the data that was cleared after a refusal, and the data that is left. Empty if there is none. */
export function clearingWords(store: ConsentStore, locale: string): string[] {
  const { policy, cleared: report } = store;
  if (!report) return [];
  const label = (id: string) => {
    const service = findService(policy, id);
    return service ? describe(service, store, locale).label : id;
  };
  const said: string[] = [];
  const cleared = named(report.cleared, label);
  if (cleared.length > 0)
    said.push(
      msg(str`Removed from your browser: ${listOf(cleared, locale)}.`, { id: 'consent.cleared' }),
    );
  const left = [...named(report.left.filter(isHere), label), ...elsewhere(report, label)];
  if (left.length > 0) {
    said.push(
      msg(
        str`This site cannot remove ${listOf(left, locale)}. You can do this in your browser’s settings.`,
        { id: 'consent.not-cleared' },
      ),
    );
  }
  return said;
}

function isHere({ reason }: ClearingReport['left'][number]): boolean {
  return reason !== 'other-domain';
}

/** Each service with the names of its things: "_pk_id.1, _pk_ses.1 (Matomo)". */
function named(things: readonly StoredThing[], label: (service: string) => string): string[] {
  const services = [...new Set(things.map(({ service }) => service))];
  return services.map(
    (service) =>
      `${things
        .filter((thing) => thing.service === service)
        .map(({ name }) => name)
        .join(', ')} (${label(service)})`,
  );
}

function elsewhere({ left }: ClearingReport, label: (service: string) => string): string[] {
  const services = new Set(left.flatMap((thing) => (isHere(thing) ? [] : thing.service)));
  return [...services].map((service) =>
    msg(str`what ${label(service)} stores on its own domain`, { id: 'consent.kept-elsewhere' }),
  );
}
