/** NumPy files for tests and benchmarks of what reads them. */
import type { EmbeddingMatrix } from "../../src/reward/index.ts";

/** The bytes of a `.npy` file (format 1.0) with the matrix in float32. */
export const numpyBytes = ({ data, dimension, rows }: EmbeddingMatrix): Uint8Array => {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${dimension}), }`;
  // The values start at a multiple of 64 bytes.
  const header = `${dictionary.padEnd(Math.ceil((dictionary.length + 11) / 64) * 64 - 11)}\n`;
  const out = new Uint8Array(10 + header.length + 4 * data.length);
  out.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  out.set(new TextEncoder().encode(header), 10);
  out.set(new Uint8Array(data.buffer, data.byteOffset, 4 * data.length), 10 + header.length);
  return out;
};
