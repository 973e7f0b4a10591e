import type { Policy } from './core/policy.js';

/** Says in whose name a page asks that brought no policy of its own: no mistake for the apps it is made for. */
export function nameController({ controller }: Policy): void {
  console.info(`[consent] No policy was found, so the built-in one asks in the name of ${controller?.name ?? 'nobody'}. For another site write <script type="application/json" data-consent-policy> (docs/policy.md).`);
}
