import type {
  ClearingReport,
  LeftReason,
  LeftThing,
  StorageKind,
  StoredThing,
} from '../core/clearing.js';
import { fitsPattern, isPattern, isSpecificPattern } from '../core/name-pattern.js';
import { cacheStorage } from './places/caches.js';
import { cookieJar, type CookieJar } from './places/cookies.js';
import { databases } from './places/databases.js';
import type { DistantPlace, StoragePlace } from './places/place.js';
import { webStorage } from './places/web-storage.js';
import { page } from '../page/trusted-dom.js';

/** One name, or pattern of names, that a service declares. */
export interface Declared {
  readonly service: string;
  readonly kind: StorageKind;
  readonly name: string;
  /** Under the vendor's own domain: a page can neither see nor clear it. */
  readonly thirdParty?: boolean | undefined;
  readonly httpOnly?: boolean | undefined;
}

export interface Sweep {
  /** The declarations of denied services. */
  readonly denied: readonly Declared[];
  /** The declarations of granted services, and choices stored by a vendor. A match stays, even if a denied service declares it. */
  readonly kept: readonly Declared[];
  /** Ids of services that were granted until now: only they have left something where a page cannot look. */
  readonly withdrawn: readonly string[];
}

type Result = readonly [thing: StoredThing, reason: LeftReason | undefined];

/**
 * Clears what denied services have stored, as far as a page can, and says what is left. Never rejects. Cookies and web
 * storage are cleared before it returns: a page that is being left has no later.
 */
export async function sweepStorage(sweep: Sweep): Promise<Omit<ClearingReport, 'services'>> {
  const jar = cookieJar(page, location);
  const near = [
    ...sweepNow('cookie', jar, sweep),
    ...sweepNow(
      'local-storage',
      webStorage(() => localStorage),
      sweep,
    ),
    ...sweepNow(
      'session-storage',
      webStorage(() => sessionStorage),
      sweep,
    ),
  ];
  const hidden = sweep.denied
    .filter(({ service }) => sweep.withdrawn.includes(service))
    .flatMap((thing) => outOfReach(thing, jar));
  const distant = await Promise.all([
    sweepLater('indexed-db', databases(), sweep),
    sweepLater('cache', cacheStorage(), sweep),
  ]);
  const results = [...near, ...distant.flat()];
  return {
    cleared: results.flatMap(([thing, reason]) => (reason === undefined ? thing : [])),
    left: [
      ...results.flatMap(([thing, reason]) => (reason === undefined ? [] : { ...thing, reason })),
      ...hidden,
    ],
  };
}

function sweepNow(kind: StorageKind, place: StoragePlace, sweep: Sweep): Result[] {
  const ownerOf = ownersOf(kind, sweep);
  return ownerOf
    ? found(kind, place.names(), ownerOf).map((thing) => [thing, place.clear(thing.name)])
    : [];
}

async function sweepLater(kind: StorageKind, place: DistantPlace, sweep: Sweep): Promise<Result[]> {
  const ownerOf = ownersOf(kind, sweep);
  if (!ownerOf) return [];
  const things = found(kind, await place.names(), ownerOf);
  return Promise.all(
    things.map(async (thing): Promise<Result> => [thing, await place.clear(thing.name)]),
  );
}

type OwnerOf = (name: string) => string | undefined;

/** The denied service that declares a name of that kind; `undefined` if there is none. */
function ownersOf(kind: StorageKind, { denied, kept }: Sweep): OwnerOf | undefined {
  const within = (things: readonly Declared[]) =>
    things.filter(
      (thing) => thing.kind === kind && !thing.thirdParty && isSpecificPattern(thing.name),
    );
  const [wanted, staying] = [within(denied), within(kept)];
  if (wanted.length === 0) return undefined;
  const by = (name: string) => (thing: Declared) => fitsPattern(thing.name, name);
  return (name) => (staying.some(by(name)) ? undefined : wanted.find(by(name))?.service);
}

function found(kind: StorageKind, names: readonly string[], ownerOf: OwnerOf): StoredThing[] {
  return [...new Set(names)].flatMap((name) => {
    const service = ownerOf(name);
    return service === undefined ? [] : { service, kind, name };
  });
}

function outOfReach({ thirdParty, httpOnly, ...thing }: Declared, jar: CookieJar): LeftThing[] {
  if (thirdParty) return [{ ...thing, reason: 'other-domain' }];
  if (thing.kind !== 'cookie') return [];
  return httpOnly || (!isPattern(thing.name) && jar.hides(thing.name))
    ? [{ ...thing, reason: 'http-only' }]
    : [];
}
