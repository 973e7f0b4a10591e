import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';

/** Texts by message id, as `lit-localize build` writes them. The source language has none: its words are in the views. */
export type Words = Readonly<Record<string, unknown>>;

let spoken: Words | undefined;

// The stock runtime allows one configuration per page, one locale at a time, and no overrides. This one asks at each
// message, so every view keeps the language it was opened in and a host's own @lit/localize is not disturbed.
configureReentrantLocalization({
  sourceLocale: '',
  targetLocales: ['*'],
  getLocale: () => '*',
  loadLocaleSync: () => ({ templates: (spoken ?? {}) as Record<string, string> }),
});

/** Runs `render` with `words` as what `msg()` says. */
export function speak<T>(words: Words | undefined, render: () => T): T {
  const before = spoken;
  spoken = words;
  try {
    return render();
  } finally {
    spoken = before;
  }
}

/** Returns a format of the language that is being rendered, by its id: see `locales/formats.json`. */
export function spokenWord(id: string): unknown {
  return spoken?.[id];
}
