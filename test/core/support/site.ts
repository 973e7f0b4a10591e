import { decodeRecord, definePolicy, encodeRecord } from '../../../src/core/index.js';
import type {
  Choices,
  ConsentRecord,
  ConsentState,
  ConsentStorage,
  Policy,
  PolicyInput,
} from '../../../src/core/index.js';

export const day = 86_400_000;
export const now = Date.parse('2026-11-01T12:00:00Z');

/** The site most tests take place on: two markets, three optional categories, and two services in the one that GPC denies. */
export const siteInput = {
  revision: 'r2',
  categories: [
    { id: 'necessary', required: true },
    { id: 'functional' },
    { id: 'statistics' },
    { id: 'marketing', gpc: true },
  ],
  services: ['consent', 'beamer', 'matomo', 'twentythree', 'linkedin'],
  markets: {
    no: { jurisdiction: 'gdpr' },
    us: { jurisdiction: 'us' },
    uk: { jurisdiction: 'uk', lifetimeDays: 30 },
  },
} satisfies PolicyInput;

export const site = definePolicy(siteInput);

/** All that can be refused on the site, in the order that {@link granted} lists it. */
export const everything = 'functional beamer statistics matomo marketing twentythree linkedin';

/** The site with a service that began to be used on a date. */
export function siteWithNewcomer(since: number, category = 'marketing'): Policy {
  const words = { label: { en: 'Newcomer' }, description: { en: 'Arrived later.' } };
  const newcomer = { id: 'newcomer', category, since: new Date(since).toISOString(), ...words };
  return definePolicy({ ...siteInput, services: [...siteInput.services, newcomer] });
}

/** The site with a category that earlier decisions know nothing of. */
export function siteWithNewCategory(): Policy {
  const words = { label: { en: 'Maps' }, description: { en: 'Shows maps.' } };
  return definePolicy({
    ...siteInput,
    categories: [...siteInput.categories, { id: 'maps', ...words }],
  });
}

interface Decision extends Partial<Omit<ConsentRecord, 'choices'>> {
  /** Ids granted, separated by spaces. */
  yes?: string;
  /** Ids denied. */
  no?: string;
}

/** A decision made ten days ago, under the site's revision unless it says otherwise. */
export function decision({ yes = '', no = '', ...rest }: Decision = {}): ConsentRecord {
  const decidedAt = rest.decidedAt ?? now - 10 * day;
  const choices: Record<string, boolean> = {};
  for (const id of ids(yes)) choices[id] = true;
  for (const id of ids(no)) choices[id] = false;
  return {
    version: 1,
    expiresAt: decidedAt + 180 * day,
    revision: 'r2',
    method: 'save',
    market: 'no',
    gpc: false,
    ...rest,
    decidedAt,
    choices,
  };
}

export const acceptedAll = decision({
  yes: 'functional statistics marketing',
  method: 'accept-all',
});
export const refusedAll = decision({ no: 'functional statistics marketing', method: 'reject-all' });

/** A storage that keeps text, as a cookie does: whatever the cookie cannot say is lost here too. */
export function jar(
  policy: Policy,
  initial?: ConsentRecord,
): ConsentStorage & { text: string | undefined } {
  return {
    text: initial && encodeRecord(initial, policy),
    read() {
      return this.text === undefined ? undefined : decodeRecord(this.text);
    },
    write(record) {
      this.text = encodeRecord(record, policy);
      return true;
    },
    clear() {
      this.text = undefined;
    },
  };
}

/** The optional ids a state grants, each category before its services: all others are denied. */
export function granted(policy: Policy, state: ConsentState): string {
  const optional = policy.categories.filter(({ required }) => !required);
  return optional
    .flatMap(({ id }) => [
      id,
      ...policy.services.filter(({ category }) => category === id).map((service) => service.id),
    ])
    .filter((id) => ({ ...state.categories, ...state.services })[id])
    .join(' ');
}

/** Answers as `save` takes them. */
export function answers(yes: string, no = ''): Choices {
  return Object.fromEntries([
    ...ids(yes).map((id) => [id, true]),
    ...ids(no).map((id) => [id, false]),
  ]) as Choices;
}

function ids(text: string): string[] {
  return text.split(' ').filter(Boolean);
}
