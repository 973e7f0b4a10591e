import type { Preset } from '../preset.js';

/** The key is there only with Session Replay, which records what is done on the page; the database with the offline transport. */
export const sentry: Preset = {
  id: 'sentry',
  label: 'Sentry',
  category: 'performance',
  provider: 'Functional Software, Inc.',
  country: 'US',
  privacyUrl: 'https://sentry.io/privacy/',
  hosts: ['*.sentry.io', '*.sentry-cdn.com'],
  purposes: ['errors'],
  cookies: [
    { name: 'sentryReplaySession', kind: 'session-storage', purpose: 'recordings' },
    { name: 'sentry-offline', kind: 'indexed-db', purpose: 'queue' },
  ],
  unsure: ['stored in the EU or the US: the site chooses'],
};
