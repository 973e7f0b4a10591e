import { whenIdle } from '../base/when-idle.js';

/** On a developer's machine, looks at a layer that was shown and tells what its theme makes unequal or unreadable. */
export function auditInDevelopment(host: Element): void {
  if (!/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(location.hostname)) return;
  whenIdle(() => void import('./audit.js').then(({ audit }) => audit(host)).catch(() => undefined));
}
