/** 128 random bits in the characters a cookie may have. `randomUUID` is not there on a plain `http:` page. */
export function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
