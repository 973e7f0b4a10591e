/**
 * The catalogue's services by category: all that the first chunk needs to know of them, so they are written as short as
 * can be. A test holds them and the files of `src/catalogue/` together.
 */
const idsByCategory = {
  necessary: 'consent aspnet cloud-portal-affinity big-ip',
  functional: 'beamer',
  performance: 'hubspot',
  statistics: 'matomo',
  marketing: 'twentythree linkedin facebook x',
};

/** The category of each of the catalogue's services, by id. */
export const presetCategories: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(idsByCategory).flatMap(([category, ids]) => ids.split(' ').map((id) => [id, category])),
);

export const builtInCategories: readonly { id: string; required?: boolean }[] = [
  { id: 'necessary', required: true },
  { id: 'functional' },
  { id: 'performance' },
  { id: 'statistics' },
  { id: 'marketing' },
];
