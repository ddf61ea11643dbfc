/**
 * Embeddings and weights from files: NumPy's `.npy` (format 1.0 to 3.0: float32, two dimensions, C order) and JSON Lines
 * with a key `embedding`. Pure parsers of a file's bytes; a mistake names the file, what was expected and what was found.
 */
import { Result } from "effect";
import { UserError } from "../domain/index.ts";
import type { EmbeddingMatrix } from "../reward/index.ts";

type Parsed<A> = Result.Result<A, UserError>;

const bad = (place: string, expected: string, found: string): Parsed<never> =>
  Result.fail(new UserError({ place, expected, found }));

interface NumpyHeader {
  readonly type: string;
  readonly order: "C" | "Fortran";
  readonly shape: ReadonlyArray<number>;
  /** Where the values start, in bytes. */
  readonly offset: number;
}

const magic = "\x93NUMPY";

/** The header of a `.npy` file; null if the bytes are not of that format. */
const numpyHeader = (bytes: Uint8Array): NumpyHeader | null => {
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 6)) !== magic) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6]! >= 2;
  const start = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const text = new TextDecoder("latin1").decode(bytes.subarray(start, start + length));
  const type = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(([^)]*)\)/.exec(text)?.[1];
  if (type === undefined || fortran === undefined || shape === undefined) return null;
  return {
    type,
    order: fortran === "True" ? "Fortran" : "C",
    shape: [...shape.matchAll(/\d+/g)].map(([digits]) => Number(digits)),
    offset: start + length,
  };
};

const shapeText = (shape: ReadonlyArray<number>): string => `${shape.length} dimensions (${shape.join(" × ")})`;

/** The bytes of the values, checked against the shape, aligned to `width`; the file's own bytes where they are. */
const valuesOf = (bytes: Uint8Array, header: NumpyHeader, width: number, file: string): Parsed<Uint8Array> => {
  const wanted = header.shape.reduce((product, size) => product * size, width);
  const values = bytes.subarray(header.offset);
  if (values.byteLength !== wanted)
    return bad(file, `${wanted} bytes of values for its shape`, `${values.byteLength} bytes`);
  return Result.succeed(values.byteOffset % width === 0 ? values : values.slice());
};

const refuseEmpty = (matrix: EmbeddingMatrix, file: string): Parsed<EmbeddingMatrix> =>
  matrix.rows === 0 || matrix.dimension === 0
    ? bad(file, "at least one row and one component", `${matrix.rows} rows of ${matrix.dimension} components`)
    : Result.succeed(matrix);

const numpyMatrix = (bytes: Uint8Array, file: string): Parsed<EmbeddingMatrix> => {
  const header = numpyHeader(bytes);
  if (header === null) return bad(file, "a .npy file", "other bytes");
  if (header.shape.length !== 2)
    return bad(file, "an array of 2 dimensions (rows × components)", shapeText(header.shape));
  if (header.type !== "<f4") return bad(file, "float32 values ('<f4')", `'${header.type}'`);
  if (header.order !== "C") return bad(file, "C order (row by row)", "Fortran order");
  const [rows, dimension] = header.shape as [number, number];
  return Result.flatMap(valuesOf(bytes, header, 4, file), (values) =>
    refuseEmpty({ data: new Float32Array(values.buffer, values.byteOffset, rows * dimension), rows, dimension }, file),
  );
};

const embeddingOfLine = (line: string, place: string): Parsed<ReadonlyArray<number>> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return bad(place, "JSON", (cause as Error).message);
  }
  const embedding = (value as { embedding?: unknown } | null)?.embedding;
  if (!Array.isArray(embedding))
    return bad(place, '"embedding": a list of numbers', JSON.stringify(embedding) ?? "none");
  const odd = embedding.findIndex((component) => typeof component !== "number");
  return odd < 0
    ? Result.succeed(embedding as ReadonlyArray<number>)
    : bad(`${place}: embedding[${odd}]`, "a number", JSON.stringify(embedding[odd]));
};

const jsonLinesMatrix = (text: string, file: string): Parsed<EmbeddingMatrix> => {
  const lines = text.split("\n").map((line, at) => ({ line, place: `${file}:${at + 1}` }));
  const rows: Array<ReadonlyArray<number>> = [];
  for (const { line, place } of lines) {
    if (line.trim() === "") continue;
    const row = embeddingOfLine(line, place);
    if (Result.isFailure(row)) return Result.fail(row.failure);
    const dimension = rows[0]?.length ?? row.success.length;
    if (row.success.length !== dimension)
      return bad(place, `${dimension} components, as in the first line`, String(row.success.length));
    rows.push(row.success);
  }
  return refuseEmpty(
    { data: Float32Array.from(rows.flat()), rows: rows.length, dimension: rows[0]?.length ?? 0 },
    file,
  );
};

/** The embeddings of a `.npy` or JSON Lines file, told apart by their first bytes. */
export const parseEmbeddings = (bytes: Uint8Array, file: string): Parsed<EmbeddingMatrix> =>
  file.endsWith(".npy") || numpyHeader(bytes) !== null
    ? numpyMatrix(bytes, file)
    : jsonLinesMatrix(new TextDecoder().decode(bytes), file);

const readers: Readonly<Record<string, readonly [width: number, read: (values: DataView, at: number) => number]>> = {
  "<f4": [4, (values, at) => values.getFloat32(at, true)],
  "<f8": [8, (values, at) => values.getFloat64(at, true)],
  "<i4": [4, (values, at) => values.getInt32(at, true)],
  "<i8": [8, (values, at) => Number(values.getBigInt64(at, true))],
};

/** One weight a target from a `.npy` of one dimension (integers or floats, 32 or 64 bits). */
export const parseTargetWeights = (bytes: Uint8Array, file: string): Parsed<Float64Array> => {
  const header = numpyHeader(bytes);
  if (header === null) return bad(file, "a .npy file", "other bytes");
  if (header.shape.length !== 1)
    return bad(file, "an array of 1 dimension (a weight a target)", shapeText(header.shape));
  const reader = readers[header.type];
  if (reader === undefined) return bad(file, `values of type ${Object.keys(readers).join(", ")}`, `'${header.type}'`);
  const [width, read] = reader;
  return Result.map(valuesOf(bytes, header, width, file), (values) => {
    const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
    return Float64Array.from({ length: header.shape[0]! }, (_, i) => read(view, i * width));
  });
};
