/** Under Trusted Types an empty text too must be a trusted one; this one needs no policy. */
export function emptyMarkup(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { readonly emptyHTML: string } };
  return trustedTypes?.emptyHTML ?? '';
}
