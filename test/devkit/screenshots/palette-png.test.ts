import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withPalette } from '#devkit/screenshots/palette-png.ts';

type Pixel = readonly [red: number, green: number, blue: number];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The rows as a PNG in RGB; row n is written with filter n modulo 5, as the specification defines them. */
function rgbPng(rows: readonly (readonly Pixel[])[], colourType = 2): Buffer {
  const bytes = rows.map((row) => row.flat());
  const at = (y: number, x: number) => (x < 0 ? 0 : (bytes[y]?.[x] ?? 0));
  const filtered = bytes.map((row, y) => {
    const filter = y % 5;
    const values = row.map((value, x) => {
      const [a, b, c] = [at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)];
      const nearest = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
      const predictions = [0, a, b, Math.floor((a + b) / 2), nearest];
      return (value - (predictions[filter] ?? 0)) & 0xff;
    });
    return Buffer.from([filter, ...values]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]?.length ?? 0, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(filtered))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pixels of a PNG with a palette and unfiltered rows. */
function indexedPixels(png: Buffer): Pixel[][] {
  const data = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    data.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const header = data.get('IHDR') ?? Buffer.alloc(13);
  const palette = data.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(data.get('IDAT') ?? Buffer.alloc(0));
  const width = header.readUInt32BE(0);
  return Array.from({ length: header.readUInt32BE(4) }, (_row, y) =>
    Array.from({ length: width }, (_column, x): Pixel => {
      const index = rows[y * (width + 1) + 1 + x] ?? 0;
      return [palette[index * 3] ?? -1, palette[index * 3 + 1] ?? -1, palette[index * 3 + 2] ?? -1];
    }),
  );
}

describe('a picture with a palette', () => {
  it('shows the very same where there are 256 colours at most, whichever filters the browser took', () => {
    const rows = Array.from({ length: 15 }, (_row, y) =>
      Array.from({ length: 12 }, (_column, x): Pixel => [y * 17, x * 20, (x * y) % 7 === 0 ? 255 : 40]),
    );
    expect(indexedPixels(withPalette(rgbPng(rows)))).toEqual(rows);
  });

  it('keeps the most frequent colours and takes the nearest of them for the others', () => {
    const frequent = Array.from({ length: 256 }, (_column, x): Pixel => [x, 0, 0]);
    const rare = frequent.map(([red]): Pixel => [red, 3, 0]);
    expect(indexedPixels(withPalette(rgbPng([frequent, frequent, rare])))).toEqual([
      frequent,
      frequent,
      frequent,
    ]);
  });

  it('refuses what it cannot read', () => {
    expect(() => withPalette(rgbPng([[[1, 2, 3]]], 6))).toThrow('8-bit RGB');
  });
});
