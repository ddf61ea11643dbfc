/** The data of the golden runs, without files: small, and with something in it for every rule. */
import type { DatasetSource } from "../../src/domain/index.ts";
import type { DatasetRow, RawData } from "../../src/selfplay/index.ts";

const row = (line: number, name: string, text: string, rest: Partial<DatasetRow> = {}): DatasetRow => ({
  line,
  name,
  text,
  header: null,
  proof: null,
  split: null,
  ...rest,
});

const lemma = (line: number, name: string, statement: string, proof: string, header: string | null = null) =>
  row(line, name, `theorem ${name} ${statement} := by`, { proof, header });

/** A proof that begins with `library` is accepted and uses the lemmas that it names. */
const library: ReadonlyArray<DatasetRow> = [
  lemma(1, "Nat.add_zero", "(n : Nat) : n + 0 = n", "library "),
  lemma(2, "Nat.add_comm", "(n m : Nat) : n + m = m + n", "library Nat.add_zero"),
  lemma(3, "Nat.zero_add", "(n : Nat) : 0 + n = n", "library Nat.add_comm Nat.add_zero"),
  // Uses a lemma that stands below it.
  lemma(4, "Nat.add_left", "(n m : Nat) : m + n = n + m", "library Nat.add_comm Nat.mul_one"),
  lemma(5, "Nat.mul_one", "(n : Nat) : n * 1 = n", "library Nat.add_comm Nat.add_zero", "open Nat\n"),
  lemma(6, "Nat.mul_comm", "(n m : Nat) : n * m = m * n", "library Nat.mul_one Nat.add_comm Nat.unknown"),
  lemma(7, "Nat.broken", "(n : Nat) : n = 0", "not a proof of a library"),
  row(8, "Nat.unproved", "theorem Nat.unproved : True := by"),
];

/** What a proof may use: lemmas of the library, and one that is none. */
export const LEMMAS = ["Nat.add_comm", "Nat.add_zero", "Nat.mul_comm", "Nat.elsewhere"];

const sum = (name: string, constant: number): string =>
  `theorem ${name} (n : Nat) : n + ${constant} = ${constant} + n := by`;

const source = (path: string, matchingWeight: number): DatasetSource => ({ path, matchingWeight, split: null });

const textRow = (line: number, name: string, informal: string, text: string): DatasetRow =>
  row(line, name, text, { informal });

const informal = (i: number): string => `Adding ${70 + i} is the same on either side.`;

/** Seven texts: of a training and of a held-out statement, of others, and one whose own statement is held out. */
export const goldenTexts: Required<Pick<RawData, "informal" | "paired">> = {
  informal: [
    {
      source: { path: "informal.jsonl", split: null },
      rows: {
        rows: [
          textRow(1, "trained", "Adding 32 is the same on either side.", sum("trained", 32)),
          textRow(2, "held", "Adding 102 is the same on either side.", ""),
          textRow(3, "leak", "Adding 103 is the same on either side.", sum("leak", 103)),
          ...[4, 5, 6, 7, 8, 9].map((i) =>
            textRow(i, `text ${i}`, informal(i), i % 2 === 0 ? sum("other", 70 + i) : ""),
          ),
        ],
        unreadable: [{ line: 10, message: "expected JSON" }],
      },
    },
  ],
  paired: [
    {
      source: { path: "paired.jsonl", split: null },
      rows: {
        rows: [
          textRow(1, "one", "Adding 1 is the same on either side.", sum("one", 1)),
          textRow(2, "none", "Adding nothing.", ""),
        ],
        unreadable: [],
      },
    },
  ],
};

/** 16 training statements of two files, 5 held-out ones, and one of each kind that is refused. */
export const goldenData: RawData = {
  library: { path: "library.jsonl", rows: { rows: library, unreadable: [{ line: 9, message: "expected JSON" }] } },
  lemmas: null,
  proved: null,
  train: [
    {
      source: source("train.jsonl", 1),
      rows: {
        rows: [
          ...Array.from({ length: 10 }, (_, i) => row(i + 1, `train_${i}`, sum(`train_${i}`, 30 + 2 * i))),
          row(11, "train_0", sum("train_0", 30)),
          row(12, "unsupported", sum("unsupported", 37)),
          row(13, "leak", sum("leak", 101)),
        ],
        unreadable: [{ line: 14, message: "expected JSON" }],
      },
    },
    {
      source: source("harder.jsonl", 3),
      rows: {
        rows: Array.from({ length: 6 }, (_, i) =>
          row(i + 1, `harder_${i}`, `theorem harder_${i} (n : Nat) (h : n = ${60 + i}) : n * ${i} = ${i} * n := by`, {
            header: i % 2 === 0 ? "open Nat\n" : null,
          }),
        ),
        unreadable: [],
      },
    },
  ],
  heldOut: [
    {
      source: source("held-out.jsonl", 1),
      rows: {
        rows: Array.from({ length: 5 }, (_, i) => row(i + 1, `held_${i}`, sum(`held_${i}`, 100 + i))),
        unreadable: [],
      },
    },
  ],
};
