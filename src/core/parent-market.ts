/** What a market is a part of: `us` for `us-ca`; one that has a law of its own, or no parts, is whole. */
export function partOf(id: string): string {
  return id === quebec ? id : id.replace(/-.*/, '');
}

/** Has a law of its own: Law 25. */
export const quebec = 'ca-qc';
