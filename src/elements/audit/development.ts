import { whenIdle } from '../base/when-idle.js';

/** Audits a layer that was shown, on a developer's machine only. */
export function auditInDevelopment(host: Element): void {
  if (!/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(location.hostname)) return;
  whenIdle(() => void import('./audit.js').then(({ audit }) => audit(host)).catch(() => undefined));
}
