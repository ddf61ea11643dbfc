import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { stp } from "./process.ts";
import { jsonLines } from "./support.ts";

const folder = mkdtempSync(path.join(tmpdir(), "stp-verify-"));
const file = (name: string, text: string): string => {
  const written = path.join(folder, name);
  writeFileSync(written, text);
  return written;
};

const GOOD = `-- A comment.
theorem add_zero' (n : Nat) : n + 0 = n := by
  rfl

theorem and_swap' (p q : Prop) (h : p ∧ q) : q ∧ p := by
  constructor
  · exact h.2
  · exact h.1

example (p : Prop) (h : p) : p := h
`;

const BAD = `theorem one_is_two : 1 = 2 := by
  rfl

theorem cheat (p : Prop) : p := by
  sorry

theorem fine (n : Nat) : n = n := by
  rfl
`;

describe("stp verify as a process", () => {
  it("accepts good theorems with exit 0, a line each", async () => {
    const { code, output } = await stp("verify", file("good.lean", GOOD));
    assert.strictEqual(code, 0, output);
    assert.deepStrictEqual(
      output
        .trim()
        .split("\n")
        .map((line) => line.replace(`${folder}/`, "")),
      ["good.lean:2: accepted add_zero'", "good.lean:5: accepted and_swap'", "good.lean:10: accepted _example"],
    );
  });

  it("rejects what is no proof with exit 1, naming file, line and reason, and accepts the rest", async () => {
    const bad = file("bad.lean", BAD);
    const { code, output } = await stp("verify", bad, "--json");
    assert.strictEqual(code, 1);
    const lines = jsonLines(output.trim());
    assert.deepStrictEqual(
      lines.map(({ file: of, line, name, verdict }) => [of, line, name, verdict]),
      [
        [bad, 1, "one_is_two", "rejected"],
        [bad, 4, "cheat", "rejected"],
        [bad, 7, "fine", "accepted"],
      ],
    );
    assert.match(String(lines[1]!["message"]), /sorry/);
  });

  it("gives a line for a file that is not understood, with exit 1", async () => {
    for (const [name, text] of [
      ["broken.lean", "theorem broken (n : Nat) : n = := by\n  rfl\n"],
      ["command.lean", "#eval 1 + 1\n"],
    ] as const) {
      const { code, output } = await stp("verify", file(name, text), "--json");
      assert.strictEqual(code, 1, output);
      const [line] = jsonLines(output.trim());
      assert.include(["rejected", "unsupported"], line!["verdict"]);
      assert.notStrictEqual(line!["message"], "");
    }
  });

  it("judges many files at once, in their order", async () => {
    const files = Array.from({ length: 12 }, (_, i) =>
      file(`many-${i}.lean`, `theorem t${i} (n : Nat) : n + ${i} = n + ${i} := by\n  rfl\n`),
    );
    const { code, output } = await stp("verify", ...files, "--jobs", "4", "--json");
    assert.strictEqual(code, 0, output);
    assert.deepStrictEqual(
      jsonLines(output.trim()).map(({ file: of }) => of),
      files,
    );
  });
});

describe("stp check as a process", () => {
  it("exits with 2 for a file that is no export, or that is not there", async () => {
    const { code, output } = await stp("check", file("no-export.ndjson", "{}\n"));
    assert.deepStrictEqual([code, output.includes("unreadable")], [2, true]);
    const missing = await stp("check", path.join(folder, "missing.ndjson"));
    assert.strictEqual(missing.code, 2);
    assert.include(missing.errors, "expected a readable export file, found no such file");
  });
});
