import { isFollowing } from '../../core/policy/policy.js';
import type { Requirement } from '../../core/requirement.js';
import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import type { ConsentGate } from './gate.js';
import { page } from '../../page/trusted-dom.js';

const known = ['once', 'service', 'category'];

/**
 * The answers a gate offers: as its author asks, else once and always this service. Where another tool is followed, what
 * lasts is answered there. Of a gate that needs another category too, the service's grant alone would open nothing.
 */
export function offeredAnswers(gate: ConsentGate, { policy, state }: ConsentStore, { service, categories }: Requirement): readonly string[] {
  const wished = gate.answers?.split(/\s+/).filter(Boolean) ?? ['once', 'service'];
  const unknown = wished.find((answer) => !known.includes(answer));
  if (unknown !== undefined) report(['answers', gate.answers ?? '', unknown], gate);
  if (isFollowing(policy)) return wished.filter((answer) => answer === 'once');
  const opensByService = service !== undefined && categories.every((id) => state.categories[id]);
  return opensByService ? wished : wished.filter((answer) => answer !== 'service');
}

/** The gate's poster, if it comes from this site: a picture from anywhere else would tell that site of the visit. */
export function localPicture(gate: ConsentGate): string | undefined {
  const { poster } = gate;
  if (!poster?.trim()) return undefined;
  const url = URL.canParse(poster, page.baseURI) ? new URL(poster, page.baseURI) : undefined;
  if (url?.origin === location.origin) return url.href;
  report(['poster', poster], gate);
  return undefined;
}
