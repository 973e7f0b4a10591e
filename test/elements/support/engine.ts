import { executeServerCommand } from '@web/test-runner-commands';

declare global {
  /** Which engine runs the tests, and what it or its driver lacks: see scripts/element-engines.mjs. */
  var engineLacks: Readonly<Record<string, string | undefined>>;
}

const reasons: Readonly<Record<string, string | undefined>> = {
  ...('moveBefore' in Element.prototype ? {} : { moveBefore: 'it has no moveBefore' }),
  ...('command' in HTMLButtonElement.prototype ? {} : { command: 'it has no command attribute' }),
  // Without moveBefore no frame is moved by it either.
  ...('moveBefore' in Element.prototype ? {} : { movedFrame: 'it has no moveBefore' }),
  ...engineLacks,
};

/** What a test may need that not every engine, or its driver, has. */
export type Need =
  | 'media'
  | 'cookieAttributes'
  | 'moveBefore'
  | 'movedFrame'
  | 'command'
  | 'phone'
  | 'window'
  | 'writtenPage'
  | 'lazyDialog';

/** A test that needs such a thing. Where that is missing it is no test, and the runner lists it as not run, with the reason. */
export function itWhere(need: Need, title: string, run: () => Promise<void>): void {
  const reason = reasons[need];
  if (reason === undefined) it(title, run);
  // At once: of a file whose tests are all such, no hook is ever run.
  else void executeServerCommand('not-run', `${title}: not in ${engineLacks.engine}, ${reason}`);
}
