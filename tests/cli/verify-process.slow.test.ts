import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { stp } from "./process.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("verify");
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
      ["good.lean:2: accepted add_zero'", "good.lean:5: accepted and_swap'", "good.lean:10: accepted"],
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

  it("writes what it accepted for another checker, and the kernel accepts it", async () => {
    const target = path.join(folder, "mixed.ndjson");
    const { code } = await stp("verify", file("mixed.lean", `${GOOD}${BAD}`), "--export", target);
    assert.strictEqual(code, 1);
    const written = readFileSync(target, "utf8");
    for (const name of ["add_zero'", "and_swap'", "fine"]) assert.include(written, `"str":"${name}"`);
    for (const name of ["one_is_two", "cheat"]) assert.notInclude(written, name);
    const checked = await stp("check", target);
    assert.strictEqual(checked.code, 0, checked.output);
  });

  it("exits with 2 and judges nothing when the export cannot be written, or would be of two files", async () => {
    const good = file("good.lean", GOOD);
    for (const [files, target, found] of [
      [[good], path.join(folder, "none", "out.ndjson"), `no folder ${path.join(folder, "none")}`],
      [[good], folder, "a folder"],
      [[good, good], path.join(folder, "out.ndjson"), "2 files"],
    ] as const) {
      const { code, errors, output } = await stp("verify", ...files, "--export", target);
      assert.deepStrictEqual([code, output], [2, ""]);
      assert.include(errors, `--export ${target}`);
      assert.include(errors, `found ${found}`);
    }
  });
});

/** An export of `theorem id_prop (p : Prop) (h : p) : p := h`; `proof` is the expression that `fun p h =>` gives. */
const exported = (proof: number): string =>
  [
    { meta: { format: { version: "3.0.0" } } },
    { in: 1, str: { pre: 0, str: "p" } },
    { in: 2, str: { pre: 0, str: "h" } },
    { in: 3, str: { pre: 0, str: "id_prop" } },
    { ie: 0, sort: 0 },
    { ie: 1, bvar: 0 },
    { ie: 2, bvar: 1 },
    { ie: 3, forallE: { binderInfo: "default", name: 2, type: 1, body: 2 } },
    { ie: 4, forallE: { binderInfo: "default", name: 1, type: 0, body: 3 } },
    { ie: 5, lam: { binderInfo: "default", name: 2, type: 1, body: proof } },
    { ie: 6, lam: { binderInfo: "default", name: 1, type: 0, body: 5 } },
    { thm: [{ name: 3, levelParams: [], type: 4, value: 6, all: [3] }] },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n");

describe("stp check as a process", () => {
  it("accepts a good export with exit 0", async () => {
    const good = file("good.ndjson", exported(1));
    const { code, output } = await stp("check", good);
    assert.deepStrictEqual([code, output.trim()], [0, `${good}: accepted 1 declarations, axioms: none`]);
  });

  it("rejects a proof of something else with exit 1, naming line, declaration and reason", async () => {
    const { code, output } = await stp("check", file("bad.ndjson", exported(2)), "--json");
    const [outcome] = jsonLines(output.trim());
    assert.strictEqual(code, 1);
    assert.strictEqual(outcome!["outcome"], "rejected");
    assert.deepStrictEqual([outcome!["line"], outcome!["declaration"]], [12, "id_prop"]);
  });

  it("declines another version of the format with exit 2, naming it", async () => {
    const { code, output } = await stp("check", file("old.ndjson", '{"meta":{"format":{"version":"2.0.0"}}}\n'));
    assert.strictEqual(code, 2);
    assert.include(output, "declined: format version 2.0.0");
  });

  it("exits with 2 for a file that is no export, or that is not there", async () => {
    const { code, output } = await stp("check", file("no-export.ndjson", "{}\n"));
    assert.deepStrictEqual([code, output.includes("unreadable")], [2, true]);
    const missing = await stp("check", path.join(folder, "missing.ndjson"));
    assert.strictEqual(missing.code, 2);
    assert.include(missing.errors, "expected a readable export file, found no such file");
  });
});
