/** Fallback languages that readers understand better than English, for languages without texts. */
const neighbours: Readonly<Partial<Record<string, string>>> = {
  no: 'nb',
  nn: 'nb',
  nb: 'nn',
  fo: 'da',
  kl: 'da',
  ca: 'es',
  eu: 'es',
  gl: 'es',
  gsw: 'de',
};

/**
 * Returns the first requested language that has texts.
 *
 * @param wishes BCP 47 tags in the order of preference; empty and invalid tags are ignored
 * @param spoken the codes there are words for, English among them
 */
export function resolveLocale(
  wishes: readonly (string | null | undefined)[],
  spoken: readonly string[],
): string | undefined {
  for (const wish of wishes) {
    const found = nearest(wish ?? '', spoken);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The whole tag, its language in that script, the language alone, a neighbour: `pt-BR`, `zh-Hans`, `pt`, `nb` for `nn`. */
function nearest(wish: string, spoken: readonly string[]): string | undefined {
  const tag = parse(wish);
  if (!tag) return undefined;
  const { language, script } = tag.maximize();
  const candidates = [
    `${language}-${tag.region ?? ''}`,
    `${language}-${script ?? ''}`,
    language,
    neighbours[language] ?? '',
  ];
  // A language in another script cannot be read: who reads Traditional Chinese gets English.
  return candidates.find(
    (code) => spoken.includes(code) && parse(code)?.maximize().script === script,
  );
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    // Some write it as their platform does: `pt_BR`.
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}
