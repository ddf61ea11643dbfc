/** `stp prompts`: what a policy sends and how it reads an answer, without a model. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

const folder = tinyFolder();
const experiment = path.join(folder, "tiny.json");

const answered = (text: string, ...flags: ReadonlyArray<string>) => {
  const file = path.join(folder, "answer.txt");
  writeFileSync(file, text);
  return outcome(["prompts", experiment, "--answer", file, ...flags]);
};

describe("stp prompts", () => {
  it.effect("shows the prompt of every role, made of the experiment's own data", () =>
    Effect.gen(function* () {
      const { code, errors, output } = yield* outcome(["prompts", experiment]);
      expect(code, errors).toBe(0);
      expect(output).toMatchSnapshot();
    }),
  );

  it.effect("shows one role, of the statement that is asked for", () =>
    Effect.gen(function* () {
      const flags = ["--role", "prover", "--statement", "train_7", "--json"];
      const lines = jsonLines((yield* outcome(["prompts", experiment, ...flags])).output);
      expect(lines.length).toBe(1);
      expect(lines[0]).toMatchObject({ role: "prover", of: "train_7" });
      expect(lines[0]!["prompt"]).toContain("theorem train_7 (n : Nat) : n + 8 = 8 + n := by");
    }),
  );

  it.effect("reads an answer as a proof and as a conjecture", () =>
    Effect.gen(function* () {
      const [reading] = jsonLines((yield* answered("  simp\n```\nmore", "--json")).output);
      expect(reading).toMatchObject({ proof: "  simp", turn: { _tag: "final" } });
      const [conjectured] = jsonLines((yield* answered(" twice (n : Nat) : n = n := by", "--json")).output);
      expect(conjectured).toMatchObject({ conjecture: "theorem twice (n : Nat) : n = n := by" });
    }),
  );

  it.effect("prints how an answer is read, and that no conjecture is in it", () =>
    Effect.gen(function* () {
      const { output } = yield* answered("  rfl");
      expect(output).toContain("--- read as a proof\n  rfl");
      expect(output).toContain("--- read as a conjecture: none");
    }),
  );

  it.effect("refuses a statement that is not in the data, and an answer that is not there", () =>
    Effect.gen(function* () {
      const unknown = yield* outcome(["prompts", experiment, "--statement", "train_99"]);
      expect([unknown.code, unknown.errors]).toStrictEqual([
        2,
        'error: --statement: expected the name of a statement of the data, found "train_99"',
      ]);
      const missing = yield* outcome(["prompts", experiment, "--answer", path.join(folder, "none.txt")]);
      expect(missing.code).toBe(2);
      expect(missing.errors).toMatch(/none\.txt: expected a file with an answer, found no such file$/);
    }),
  );
});
