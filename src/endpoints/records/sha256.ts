/** The first 32 bits of the fractional parts of the roots of the first primes, as FIPS 180-4 asks for them. */
function fractions(count: number, root: number): Uint32Array {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      isPrime &&= candidate % divisor !== 0;
    if (isPrime) found.push((candidate ** (1 / root) % 1) * 2 ** 32);
  }
  return new Uint32Array(found);
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * The SHA-256 of a text in UTF-8, in hexadecimal. The browser's own is asynchronous and is missing on plain `http:` pages:
 * a decision must be recorded in the task it is made in, before the tab can close.
 */
export function sha256(text: string): string {
  const hash = fractions(8, 2);
  const constants = fractions(64, 3);
  const words = new Uint32Array(64);
  const message = pad(new TextEncoder().encode(text));
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let at = 0; at < 64; at++)
      words[at] = at < 16 ? message.getUint32(block + at * 4) : extended(words, at);
    hash.set(mix(hash, words, constants).map((word, at) => word + (hash[at] ?? 0)));
  }
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** A one, zeros, and the length in bits, to whole blocks of 64 bytes. */
function pad(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

function extended(words: Uint32Array, at: number): number {
  const [far = 0, early = 0, seven = 0, late = 0] = [
    words[at - 16],
    words[at - 15],
    words[at - 7],
    words[at - 2],
  ];
  const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
  const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
  return far + small + seven + large;
}

function mix(hash: Uint32Array, words: Uint32Array, constants: Uint32Array): Uint32Array {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < 64; at++) {
    const choose = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first =
      h +
      (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
      choose +
      (constants[at] ?? 0) +
      (words[at] ?? 0);
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return new Uint32Array([a, b, c, d, e, f, g, h]);
}
