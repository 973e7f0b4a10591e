import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** Unpacks a WOFF 1.0 font into the TrueType or OpenType font it was made from: https://www.w3.org/TR/WOFF/ */
export function unpackWoff(woff) {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10);

  const parts = [directory];
  let end = directory.length;
  for (let index = 0; index < count; index++) {
    const from = WOFF_HEADER + index * WOFF_ENTRY;
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((at) =>
      woff.readUInt32BE(from + at),
    );
    const to = SFNT_HEADER + index * SFNT_ENTRY;
    woff.copy(directory, to, from, from + 4);
    directory.writeUInt32BE(checksum, to + 4);
    directory.writeUInt32BE(end, to + 8);
    directory.writeUInt32BE(length, to + 12);
    const table = woff.subarray(start, start + packed);
    const padding = Buffer.alloc(-length & 3);
    parts.push(packed < length ? inflateSync(table) : table, padding);
    end += length + padding.length;
  }
  return Buffer.concat(parts);
}
