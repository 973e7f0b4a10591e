import type { ConsentStore } from '../../../src/core/store.js';
import { until } from './site.js';

let asked = 0;

/** What is told on the console during a test. A mistake is told once per page: give each test facts of its own. */
export function hearErrors(store: ConsentStore): { about(fact: string): Promise<string[]> } {
  const heard: string[] = [];
  const { error } = console;
  beforeEach(() => {
    heard.length = 0;
    console.error = (message: unknown) => void heard.push(String(message));
  });
  afterEach(() => {
    console.error = error;
  });
  return {
    /** All that was told about a fact up to now: another mistake, told last, shows that the earlier ones have been. */
    async about(fact) {
      const last = `last-${asked++}`;
      store.grant(last);
      await until(
        () => heard.some((message) => message.includes(last)),
        'the console hears of mistakes',
      );
      return heard.filter((message) => message.includes(fact));
    },
  };
}
