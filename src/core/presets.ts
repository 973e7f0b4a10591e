/**
 * The catalogue's services by category: all that the first chunk needs to know of them.
 * A test holds this table and the files of `src/catalogue/` together.
 */
export const presetCategories: Readonly<Record<string, string>> = {
  consent: 'necessary',
  aspnet: 'necessary',
  'cloud-portal-affinity': 'necessary',
  'big-ip': 'necessary',
  beamer: 'functional',
  hubspot: 'performance',
  matomo: 'statistics',
  twentythree: 'marketing',
  linkedin: 'marketing',
  facebook: 'marketing',
  x: 'marketing',
};

export const builtInCategories: readonly { id: string; required?: boolean }[] = [
  { id: 'necessary', required: true },
  { id: 'functional' },
  { id: 'performance' },
  { id: 'statistics' },
  { id: 'marketing' },
];
