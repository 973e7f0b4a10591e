import { findPreset, loadPresets } from '../data/services/load-services.js';
import { isVendorsChoice, isFirstParty } from '../data/services/preset.js';
import type { ClearingReport, StoredThing } from '../core/clearing.js';
import { fitsPattern } from '../core/name-pattern.js';
import type { Service } from '../core/policy/policy.js';
import type { ConsentStore } from '../core/store.js';
import { sweepStorage, type Declared } from './sweep.js';
import { page } from '../page/trusted-dom.js';

/** What runs in a page cannot be stopped, and may write again what was cleared. */
const watched = new Map<string, Service>();
let isWatching = false;

/**
 * Clears what denied services have stored, and tells it by a `consent-clear` event on the store and on `document`; again when
 * one of their scripts, which still run, writes anew.
 *
 * @param withdrawn ids that were granted until now
 * @throws where the catalogue does not arrive: nothing is cleared by half of what is known
 */
export async function clearServices(
  store: ConsentStore,
  services: readonly Service[],
  withdrawn: readonly string[],
): Promise<void> {
  for (const service of services) watched.set(service.id, service);
  await loadPresets(store.policy.services);
  watch(store);
  await sweep(store, services, withdrawn);
}

async function sweep(
  store: ConsentStore,
  services: Iterable<Service>,
  withdrawn: readonly string[],
): Promise<void> {
  // It may have been granted again while this was on its way.
  const isDenied = ({ id }: Service) => store.state.services[id] === false;
  const denied = [...services].filter(isDenied);
  const found = await sweepStorage({
    denied: denied.flatMap(declaredBy),
    kept: keptBy(store),
    withdrawn,
  });
  if (withdrawn.length + found.cleared.length + found.left.length === 0) return;
  const report = { services: denied.map(({ id }) => id), ...found };
  store.reportCleared(withdrawn.length > 0 ? Object.freeze(report) : merged(store.cleared, report));
}

/** What stays, whoever else declares it too: our own cookie, what granted services declare, and choices that vendors keep. */
function keptBy({ policy, state }: ConsentStore): Declared[] {
  const granted = policy.services.filter(({ id }) => state.services[id] !== false);
  return [
    ...granted.flatMap(declaredBy),
    ...policy.services.flatMap(choicesOf),
    { service: '', kind: 'cookie', name: policy.cookie.name },
  ];
}

/** A visitor's opt-out at the vendor must outlive a refusal: without it, a later grant would start the vendor again. */
function choicesOf({ id, cookies }: Service): Declared[] {
  const known = cookies ? [] : (findPreset(id)?.cookies ?? []);
  return known
    .filter(isVendorsChoice)
    .map(({ name, kind = 'cookie' }) => ({ service: id, kind, name }));
}

/** A script that wrote anew adds to what was told. */
function merged(
  before: ClearingReport | undefined,
  { services, cleared, left }: ClearingReport,
): ClearingReport {
  const isNew = ({ kind, name }: StoredThing) =>
    !cleared.some((thing) => thing.kind === kind && thing.name === name);
  return Object.freeze({
    services: [...new Set([...(before?.services ?? []), ...services])],
    cleared: [...(before?.cleared ?? []).filter(isNew), ...cleared],
    left: [...(before?.left ?? []).filter(isNew), ...left],
  });
}

function declaredBy({ id, cookies }: Service): Declared[] {
  const preset = findPreset(id);
  const own = cookies?.map((cookie) => ({ ...cookie, thirdParty: false }));
  const known =
    own ??
    preset?.cookies.map((cookie) => ({ ...cookie, thirdParty: !isFirstParty(preset, cookie) })) ??
    [];
  return known.map(({ name, kind = 'cookie', httpOnly, thirdParty }) => ({
    service: id,
    kind,
    name,
    httpOnly,
    thirdParty,
  }));
}

function watch(store: ConsentStore): void {
  if (isWatching) return;
  isWatching = true;
  const again = () => void sweep(store, watched.values(), []);
  // Whoever registered before is through by now; the second event is the last a page hears.
  addEventListener('pagehide', again);
  page.addEventListener('visibilitychange', again);
  // https://developer.mozilla.org/docs/Web/API/Cookie_Store_API: on secure pages
  (globalThis as { cookieStore?: EventTarget }).cookieStore?.addEventListener('change', (event) => {
    const { changed } = event as Event & { changed: readonly { name: string }[] };
    const declared = [...watched.values()].flatMap(declaredBy);
    if (changed.some(({ name }) => declared.some((thing) => fitsPattern(thing.name, name))))
      again();
  });
}
