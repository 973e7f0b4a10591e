/** Whether the browser states Global Privacy Control: https://w3c.github.io/gpc/. Only `true` counts; absence says nothing. */
export function readGpc(): boolean {
  return (
    (navigator as Navigator & { globalPrivacyControl?: unknown }).globalPrivacyControl === true
  );
}
