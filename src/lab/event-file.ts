/**
 * Figures as TensorBoard reads them: an event file of scalars, a TFRecord each (length, its checksum, an `Event` message,
 * its checksum). Pure.
 */

/** CRC-32C (Castagnoli), bit-reversed, a byte at a time. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc >>> 0;
});

const crc32c = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

/** As a TFRecord has it, so that a checksum of a record that holds checksums is none of zero. */
export const maskedChecksum = (bytes: Uint8Array): number => {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
};

const varint = (value: number): ReadonlyArray<number> => {
  const bytes: Array<number> = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
};

const littleEndian = (size: 4 | 8, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};
const float32 = (value: number) => littleEndian(4, (view) => view.setFloat32(0, value, true));
const float64 = (value: number) => littleEndian(8, (view) => view.setFloat64(0, value, true));
const uint32 = (value: number) => littleEndian(4, (view) => view.setUint32(0, value, true));
const uint64 = (value: number) => littleEndian(8, (view) => view.setBigUint64(0, BigInt(value), true));

const joined = (parts: ReadonlyArray<ArrayLike<number>>): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** A field of a protocol buffer: 0 varint, 1 eight bytes, 2 a stretch with its length, 5 four bytes. */
const field = (number: number, wire: 0 | 1 | 5, value: ArrayLike<number>) => joined([varint(number * 8 + wire), value]);
const stretch = (number: number, bytes: Uint8Array) => joined([varint(number * 8 + 2), varint(bytes.length), bytes]);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const record = (data: Uint8Array): Uint8Array => {
  const length = uint64(data.length);
  return joined([length, uint32(maskedChecksum(length)), data, uint32(maskedChecksum(data))]);
};

/** The first record of every event file. `seconds`: since 1970. */
export const eventFileHead = (seconds: number): Uint8Array =>
  record(joined([field(1, 1, float64(seconds)), stretch(3, utf8("brain.Event:2"))]));

/** Figures of one step, by their tags. */
export interface Scalars {
  /** Since 1970. */
  readonly seconds: number;
  /** From 0. */
  readonly step: number;
  /** Kept in single precision. */
  readonly values: ReadonlyMap<string, number>;
}

export const scalarsRecord = ({ seconds, step, values }: Scalars): Uint8Array => {
  const summary = [...values].map(([tag, value]) =>
    stretch(1, joined([stretch(1, utf8(tag)), field(2, 5, float32(value))])),
  );
  return record(joined([field(1, 1, float64(seconds)), field(2, 0, varint(step)), stretch(5, joined(summary))]));
};
