/** Files and flags of `stp reward weights`. */
import path from "node:path";
import { numpyBytes } from "../../support/numpy.ts";
import { type BadInput, typed, write } from "./bad-input.ts";

const matrix = (rows: ReadonlyArray<ReadonlyArray<number>>): Uint8Array =>
  numpyBytes({ data: Float32Array.from(rows.flat()), rows: rows.length, dimension: rows[0]?.length ?? 0 });
const GOOD = matrix([
  [1, 0],
  [0, 1],
]);
const numpy = (header: string, bytes: number): Uint8Array => {
  const text = `${header.padEnd(117)}\n`;
  return Buffer.concat([
    Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0]),
    Buffer.from(text),
    Buffer.alloc(bytes),
  ]);
};
const header = (type: string, order: string, shape: string): string =>
  `{'descr': '${type}', 'fortran_order': ${order}, 'shape': (${shape}), }`;

const weights = (
  what: string,
  conjectures: string | Uint8Array,
  place: string,
  expected: string,
  found: string,
  ...more: ReadonlyArray<string>
): BadInput => ({
  what: `reward weights of ${what}`,
  words: (folder) => {
    const ending = typeof conjectures === "string" ? "jsonl" : "npy";
    const files = {
      "--conjectures": write(folder, `p.${ending}`, conjectures),
      "--targets": write(folder, "q.npy", GOOD),
    };
    return [
      "reward",
      "weights",
      ...Object.entries(files).flat(),
      "--out",
      path.join(folder, "w.json"),
      ...more.map((word) => word.replace("FOLDER", folder)),
    ];
  },
  message: [place, expected, found],
});

export const badEmbeddings: ReadonlyArray<BadInput> = [
  weights("other bytes", Buffer.from("hello"), "FOLDER/p.npy", "a .npy file", "other bytes"),
  weights("no bytes", new Uint8Array(), "FOLDER/p.npy", "a .npy file", "other bytes"),
  weights("float64", numpy(header("<f8", "False", "2, 2"), 32), "FOLDER/p.npy", "float32 values ('<f4')", "'<f8'"),
  weights("Fortran order", numpy(header("<f4", "True", "2, 2"), 16), "FOLDER/p.npy", "C order", "Fortran order"),
  weights(
    "one dimension",
    numpy(header("<f4", "False", "4,"), 16),
    "FOLDER/p.npy",
    "an array of 2 dimensions",
    "1 dimensions (4)",
  ),
  weights(
    "half of its values",
    numpy(header("<f4", "False", "2, 2"), 8),
    "FOLDER/p.npy",
    "16 bytes of values for its shape",
    "8 bytes",
  ),
  weights(
    "no row",
    numpy(header("<f4", "False", "0, 2"), 0),
    "FOLDER/p.npy",
    "at least one row and one component",
    "0 rows of 2 components",
  ),
  weights("other dimensions", matrix([[1, 2, 3]]), "FOLDER/p.npy, FOLDER/q.npy: targets", "3 components", "2"),
  weights(
    "zeros",
    matrix([[0, 0]]),
    "FOLDER/p.npy, FOLDER/q.npy: conjectures: row 0",
    "a vector with a direction",
    "zeros",
  ),
  weights("no numbers", matrix([[Number.NaN, 1]]), "FOLDER/p.npy, FOLDER/q.npy", "a finite number", "NaN"),
  weights("an empty text", "", "FOLDER/p.jsonl", "at least one row and one component", "0 rows of 0 components"),
  weights("no JSON", '{"embedding":[1,2]}\nx\n', "FOLDER/p.jsonl:2", "JSON", "Unexpected token"),
  weights("no key", '{"vector":[1,2]}\n', "FOLDER/p.jsonl:1", '"embedding": a list of numbers', "none"),
  weights("a text among numbers", '{"embedding":[1,"2"]}\n', "FOLDER/p.jsonl:1: embedding[1]", "a number", '"2"'),
  weights(
    "rows of other lengths",
    '{"embedding":[1,2]}\n{"embedding":[1]}\n',
    "FOLDER/p.jsonl:2",
    "2 components, as in the first line",
    "1",
  ),
  weights("a cap below 1", GOOD, "--cap", "a number ≥ 1", "0.5", "--cap", "0.5"),
  weights(
    "a method that is none",
    GOOD,
    "stp reward weights: --method",
    '"greedy" | "exact"',
    '"best"',
    "--method",
    "best",
  ),
  weights(
    "exact with --mask",
    GOOD,
    "--mask",
    "--method greedy",
    "--method exact",
    "--method",
    "exact",
    "--mask",
    "exclude",
  ),
  weights("greedy with --gap", GOOD, "--gap", "--method exact", "--method greedy", "--gap", "0.1"),
  weights(
    "weights that are missing",
    GOOD,
    "FOLDER/none.npy",
    "target weights as .npy",
    "no such file",
    "--target-weights",
    "FOLDER/none.npy",
  ),
  weights(
    "weights of two dimensions",
    GOOD,
    "FOLDER/q.npy",
    "an array of 1 dimension",
    "2 dimensions (2 × 2)",
    "--target-weights",
    "FOLDER/q.npy",
  ),
  weights(
    "groups of another number",
    GOOD,
    "--lemma-groups FOLDER/data/library.jsonl",
    "2 lines, one a conjecture",
    "4",
    "--lemma-groups",
    "FOLDER/data/library.jsonl",
  ),
  typed(
    "reward weights --conjectures FOLDER/p --targets FOLDER/q --out FOLDER",
    "--out FOLDER",
    "a file that can be written",
    "a folder",
  ),
];
