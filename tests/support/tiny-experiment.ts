/** An experiment small enough to run in a fraction of a second, and its data, without files. */
import { Effect, Result } from "effect";
import type { DatasetSource, Experiment, Json } from "../../src/domain/index.ts";
import type { DatasetRow, DatasetRows, RawData } from "../../src/selfplay/index.ts";
import { decodeExperiment } from "./experiment-format.ts";

/** The effective configuration of the tiny experiment with overrides. */
export const tinyExperiment = (...overrides: ReadonlyArray<string>): Experiment => {
  const file: Json = {
    name: "tiny",
    iterations: 3,
    concurrency: 2,
    data: { library: "library.jsonl", train: [{ path: "train.jsonl" }], heldOut: [{ path: "held-out.jsonl" }] },
    prove: { budget: 16, samplesPerStatement: 6, batch: 5 },
    evaluate: { samples: 4, k: [1, 4] },
  };
  return Result.getOrThrow(decodeExperiment(file, { file: "tiny.json", overrides }));
};

const row = (line: number, name: string, text: string, proof: string | null = null): DatasetRow => ({
  line,
  name,
  text,
  header: null,
  proof,
  split: null,
});

const source = (path: string): DatasetSource => ({ path, matchingWeight: 1, split: null });
const rows = (list: ReadonlyArray<DatasetRow>): DatasetRows => ({ rows: list, unreadable: [] });

const sum = (name: string, constant: number): string =>
  `theorem ${name} (n : Nat) : n + ${constant} = ${constant} + n := by`;

/** 24 training and 8 held-out statements, a library of four lemmas; one training line of each kind that is refused. */
export const tinyData: RawData = {
  library: {
    path: "library.jsonl",
    rows: rows([
      row(1, "Nat.add_zero", "theorem Nat.add_zero (n : Nat) : n + 0 = n := by", "library"),
      row(2, "Nat.add_comm", "theorem Nat.add_comm (n m : Nat) : n + m = m + n := by", "library Nat.add_zero"),
      row(3, "Nat.zero_add", "theorem Nat.zero_add (n : Nat) : 0 + n = n := by", "library Nat.add_comm Nat.add_zero"),
      row(4, "Nat.add_left", "theorem Nat.add_left (n m : Nat) : m + n = n + m := by", "library Nat.add_comm"),
    ]),
  },
  lemmas: null,
  proved: null,
  train: [
    {
      source: source("train.jsonl"),
      rows: {
        rows: [
          ...Array.from({ length: 24 }, (_, i) => row(i + 1, `train_${i}`, sum(`train_${i}`, i + 1))),
          row(25, "train_0", sum("train_0", 1)),
          row(26, "unsupported", "theorem unsupported (n : Nat) : n = n := by"),
          row(27, "leak", sum("leak", 1001)),
        ],
        unreadable: [{ line: 28, message: "expected JSON" }],
      },
    },
  ],
  heldOut: [
    {
      source: source("held-out.jsonl"),
      rows: rows(Array.from({ length: 8 }, (_, i) => row(i + 1, `held_${i}`, sum(`held_${i}`, 1000 + i)))),
    },
  ],
};

export const readTinyData = Effect.succeed(tinyData);
