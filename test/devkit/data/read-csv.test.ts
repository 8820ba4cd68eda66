import { describe, expect, it } from 'vitest';
import { readCsv } from '#devkit/data/read-csv.ts';

function read(text: string) {
  return readCsv(Buffer.from(text));
}

function cells(text: string) {
  return read(text).rows.map((row) => row.cells.join('|'));
}

describe('reading a CSV file', () => {
  it.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['named by Excel', 'sep=|\na|b\n1|2\n'],
    ['quoted header with commas', '"a, first";b\n1;2\n'],
  ])('finds the delimiter: %s', (_name, text) => {
    expect(cells(text)).toEqual(['1|2']);
  });

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffä\nö\n')],
    ['UTF-16', Buffer.from('\ufeffä\nö\n', 'utf16le')],
    ['Windows-1252', Buffer.from('ä\nö\n', 'latin1')],
  ])('reads umlauts in %s', (_name, bytes) => {
    const content = readCsv(bytes);
    expect(content.header).toEqual(['ä']);
    expect(content.rows.map((row) => row.cells)).toEqual([['ö']]);
  });

  it('keeps line breaks, delimiters and doubled quotes inside quotes', () => {
    expect(cells('a,b\r\n"one\r\ntwo","say ""x"", then y"\r\n')).toEqual(['one\r\ntwo|say "x", then y']);
  });

  it('counts lines as an editor does, also after quoted line breaks and blank lines', () => {
    const { rows } = read('a,b\n"one\ntwo",1\n\n\nx,2\r\ny,3');
    expect(rows.map((row) => row.line)).toEqual([2, 6, 7]);
  });

  it('loses one row only to a quote that is never closed', () => {
    const { rows, faults } = read('a,b\n1,x\n2,"open\n3,y\n4,"fine, here"\n5,z\n');
    expect(rows.map((row) => row.cells[0])).toEqual(['1', '3', '4', '5']);
    expect(faults).toMatchObject([{ line: 3, effect: 'row_skipped' }]);
  });

  it('loses one row only to a quote that is never closed and followed by no other quote', () => {
    const { rows, faults } = read('a,b\n1,x\n2,"open\n3,y\n4,z\n');
    expect(rows.map((row) => row.cells[0])).toEqual(['1', '3', '4']);
    expect(faults).toMatchObject([{ line: 3, fault: 'A quotation mark is opened and never closed.' }]);
  });

  it('loses one row only to a bare quote inside a cell', () => {
    const { rows, faults } = read('a,b\n1,5" pipe\n2,y\n');
    expect(rows.map((row) => row.cells[0])).toEqual(['2']);
    expect(faults).toMatchObject([{ line: 2, effect: 'row_skipped' }]);
  });

  it('skips rows with missing or surplus cells, and takes empty surplus cells as none', () => {
    const { rows, faults } = read('a,b\n1\n2,x,y\n3,x,,\n4,x\n');
    expect(rows.map((row) => row.cells[0])).toEqual(['3', '4']);
    expect(faults.map((fault) => fault.line)).toEqual([2, 3]);
  });

  it('takes rows without content for no rows', () => {
    expect(read('a,b\n,\n , \n1,2\n')).toMatchObject({ rows: [{ line: 4 }], faults: [] });
  });

  it('has no header in an empty file', () => {
    expect(read('')).toMatchObject({ header: [], rows: [] });
  });

  it('tells how far it is in a long file', () => {
    const told: number[] = [];
    const text = `a,b\n${'1,2\n'.repeat(2500)}`;
    readCsv(Buffer.from(text), (rowsRead) => told.push(rowsRead));
    expect(told).toEqual([1000, 2000, 2501]);
  });
});
