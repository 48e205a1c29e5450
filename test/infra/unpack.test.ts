/** The content of a downloaded file, found by its bytes; sizes that the file gives are not trusted. */
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpackFile } from '../../infra/local/unpack.ts';

const MAX = 4_000_000;
const CSV = readFileSync(new URL('../fixtures/fx/ecb-hist.csv', import.meta.url));
/** Made by another program, as a stream: sizes and checksum are only after the file and in the list. */
const ZIP = readFileSync(new URL('../fixtures/fx/ecb-hist.zip', import.meta.url));

interface Member {
  readonly name: string;
  readonly content: Uint8Array;
  readonly stored?: boolean;
}

/** An archive with its list and a comment at the end. */
function zipOf(members: readonly Member[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false } of members) {
    const packed = stored ? content : deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    const local = [Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed];
    list.push(Buffer.from('PK\x01\x02\x14\x00'), fields, entry.subarray(2), Buffer.from(name));
    parts.push(...local.map((part) => Buffer.from(part)));
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(Buffer.concat(list).length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, ...list, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}

const hist: Member = { name: 'eurofxref-hist.csv', content: CSV };
const changed = (at: number, ...bytes: number[]): Buffer => {
  const copy = Buffer.from(ZIP);
  copy.set(bytes, at);
  return copy;
};
/** The position of the list in the other program's archive. */
const LIST = ZIP.indexOf('PK\x01\x02');

describe('accepted', () => {
  test.each([
    ['a plain file', CSV],
    ['one packed with gzip', gzipSync(CSV)],
    ['a zip by another program', ZIP],
    ['a zip with a comment', zipOf([hist], 'downloaded on 5 March')],
    ['a zip that only stores', zipOf([{ ...hist, stored: true }])],
    [
      'a zip packed again on another system',
      zipOf([
        { name: 'rates/', content: Buffer.alloc(0), stored: true },
        { name: 'rates/.hidden.csv', content: Buffer.from('x') },
        { name: 'rates/Eurofxref-Hist.CSV', content: CSV },
        { name: '__MACOSX/rates/._Eurofxref-Hist.CSV', content: Buffer.from('x') },
        { name: 'read me.txt', content: Buffer.from('x') },
      ]),
    ],
  ])('%s', (_, bytes) => {
    expect(unpackFile(bytes, MAX).equals(CSV)).toBe(true);
  });
});

describe('refused, each with its reason', () => {
  test.each([
    ['two tables', zipOf([hist, { ...hist, name: 'b.csv' }]), 'found eurofxref-hist.csv, b.csv'],
    ['no table', zipOf([{ ...hist, name: 'a.xml' }]), 'expected one CSV file in the archive, found a.xml'],
    ['many files', zipOf('abcd'.split('').map((name) => ({ ...hist, name }))), 'found 4 files'],
    ['nothing', zipOf([]), 'found none'],
    ['a name that a terminal would obey', zipOf([{ ...hist, name: '\x1b[2J' }]), 'found ?[2J'],
    ['an encrypted one', changed(LIST + 8, 9), 'eurofxref-hist.csv is encrypted'],
    ['another method', changed(LIST + 10, 12), 'packed in a way that is not read here (12): unpack it first'],
    ['another checksum', changed(LIST + 16, 0, 0), 'it is damaged (its checksum differs)'],
    ['another byte', changed(80, 0xff, 0xff), 'it is damaged ('],
    ['a cut gzip', gzipSync(CSV).subarray(0, 60), 'it is damaged (unexpected end of file)'],
    [
      'another place',
      changed(LIST + 42, 0xff, 0xff, 0xff, 0x7f),
      'it is no whole zip archive: download it again',
    ],
    ['half of it', ZIP.subarray(0, ZIP.length / 2), 'it is no whole zip archive: download it again'],
    ['two letters', Buffer.from('PK'), 'it is no whole zip archive: download it again'],
  ])('%s', (_, bytes, reason) => {
    expect(() => unpackFile(bytes, MAX)).toThrow(reason);
  });

  const zeros = Buffer.alloc(60_000_000);
  test.each([
    ['zip', zipOf([{ ...hist, content: zeros }])],
    ['gzip', gzipSync(zeros)],
    ['plain file', zeros],
  ])('a %s that unpacks to too much, however small it is', (_, bytes) => {
    expect(() => unpackFile(bytes, MAX)).toThrow(`it holds more than ${MAX} bytes, unpacked`);
  });
  test('the same, if it gives a small size itself', () => {
    const bomb = zipOf([{ ...hist, content: zeros }]);
    bomb.writeUInt32LE(10, bomb.indexOf('PK\x01\x02') + 24);
    expect(() => unpackFile(bomb, MAX)).toThrow(`it holds more than ${MAX} bytes, unpacked`);
  });
  test('one byte more than the limit', () => {
    expect(unpackFile(ZIP, CSV.length).equals(CSV)).toBe(true);
    expect(() => unpackFile(ZIP, CSV.length - 1)).toThrow('unpacked');
  });
});
