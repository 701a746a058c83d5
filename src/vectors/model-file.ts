import { crc32 } from 'node:zlib';
import { OperatorError } from '../operator-error.ts';
import { type Terms, termsNamed } from './terms.ts';

/** A vector for each term. A term's vector is its row of whole numbers times its scale. */
export type Model = {
  /** The checksum of the file: two models never have the same name. */
  readonly name: string;
  readonly dimensions: number;
  readonly terms: Terms;
  readonly scales: Float32Array;
  /** Row by row, a row for each term. */
  readonly rows: Int8Array;
};

/** A model file that cannot be read: its message is one sentence for the operator. */
export class ModelFileError extends OperatorError {
  override readonly name = 'ModelFileError';
}

/**
 * The file: the mark, then as 32-bit numbers the checksum of all that follows it, dimensions, terms and the length of
 * their names in bytes; the names, a line each, filled up to a multiple of four; scales as 32-bit floats; rows.
 * All little-endian.
 */
const mark = 'PAPERBOY VECTORS 1\n\n';
const headerLength = mark.length + 16;
const mostDimensions = 4_096;

/** Reads a model file. The model looks into these bytes from then on: they must not change. */
export function readModel(bytes: Uint8Array): Model {
  if (bytes.length < headerLength || latin(bytes.subarray(0, mark.length)) !== mark)
    throw new ModelFileError(notOurs);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [checksum, dimensions, count, namesLength] = [0, 4, 8, 12].map((at) =>
    view.getUint32(mark.length + at, true),
  );
  const sizes = sizesOf(dimensions ?? 0, count ?? 0, namesLength ?? 0);
  if (!sizes || sizes.all !== bytes.length || checksum !== crc32(bytes.subarray(mark.length + 4)))
    throw new ModelFileError(damaged);
  const names = new TextDecoder()
    .decode(bytes.subarray(headerLength, headerLength + (namesLength ?? 0)))
    .split('\n');
  if (new Set(names).size !== count) throw new ModelFileError(damaged);
  return {
    name: `words-${checksum.toString(16).padStart(8, '0')}`,
    dimensions: dimensions ?? 0,
    terms: termsNamed(names),
    scales: Float32Array.from({ length: count }, (_, at) => view.getFloat32(sizes.scalesAt + at * 4, true)),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + sizes.rowsAt, sizes.all - sizes.rowsAt),
  };
}

/** The bytes of a model whose terms are numbered in the order given. */
export function writeModel({
  dimensions,
  terms,
  scales,
  rows,
}: Omit<Model, 'name' | 'terms'> & { readonly terms: readonly string[] }): Uint8Array {
  const names = new TextEncoder().encode(terms.join('\n'));
  const sizes = sizesOf(dimensions, terms.length, names.length);
  if (!sizes || rows.length !== dimensions * terms.length || scales.length !== terms.length)
    throw new RangeError('The parts of the model do not fit together');
  const bytes = new Uint8Array(sizes.all);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(mark));
  for (const [at, value] of [dimensions, terms.length, names.length].entries())
    view.setUint32(mark.length + 4 + at * 4, value, true);
  bytes.set(names, headerLength);
  for (const [at, scale] of scales.entries()) view.setFloat32(sizes.scalesAt + at * 4, scale, true);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), sizes.rowsAt);
  view.setUint32(mark.length, crc32(bytes.subarray(mark.length + 4)), true);
  return bytes;
}

const notOurs =
  'The model file is not one of Paperboy: take it from the release again, or make it by npm run train.';
const damaged = 'The model file is damaged: take it from the release again, or make it by npm run train.';

/** Where the parts begin; undefined where the counts cannot be those of a model. */
function sizesOf(dimensions: number, count: number, namesLength: number) {
  if (dimensions < 1 || dimensions > mostDimensions || count < 1 || namesLength < 1) return undefined;
  const scalesAt = headerLength + Math.ceil(namesLength / 4) * 4;
  const rowsAt = scalesAt + count * 4;
  return { scalesAt, rowsAt, all: rowsAt + count * dimensions };
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
