import { writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import type { FileEntry } from "../../src/cli/index.ts";
import { outcome } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const rejected: FileEntry = {
  line: 3,
  column: 0,
  name: "bad",
  verdict: "rejected",
  message: "unsolved goals\nn : Nat\n⊢ n = 0",
};
const accepted: FileEntry = { line: 1, column: 0, name: "good", verdict: "accepted", message: "" };

describe("the command line", () => {
  const mistakes: ReadonlyArray<readonly [commandLine: ReadonlyArray<string>, errors: string]> = [
    [["vrify"], 'error: stp: expected a command, found "vrify"; did you mean verify?\n  see: stp --help'],
    [["verify"], "error: stp verify: expected the argument <file>, found nothing\n  see: stp verify --help"],
    [
      ["verify", "a.lean", "--jsn"],
      "error: stp verify: expected one of its flags, found --jsn; did you mean --json?\n  see: stp verify --help",
    ],
    [
      ["verify", "a.lean", "--jobs", "many"],
      'error: stp verify: --jobs: expected a number, found "many"\n  see: stp verify --help',
    ],
    [
      ["verify", "a.lean", "--jobs", "0"],
      'error: stp verify: --jobs: expected a positive integer, found "0"\n  see: stp verify --help',
    ],
    [["verify", "missing.lean"], "error: missing.lean: expected a readable Lean file, found no such file"],
    [["verify", "src"], "error: src: expected a readable Lean file, found a folder"],
  ];
  for (const [commandLine, errors] of mistakes)
    it.effect(`ends with exit 2, one message and nothing on standard output: stp ${commandLine.join(" ")}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* outcome(commandLine), { code: 2, output: "", errors });
      }),
    );

  it.effect("prints help with an example for every command", () =>
    Effect.gen(function* () {
      const visit: (command: ReadonlyArray<string>) => Effect.Effect<number> = Effect.fnUntraced(function* (command) {
        const { code, errors, output } = yield* outcome([...command, "--help"]);
        assert.deepStrictEqual([code, errors], [0, ""]);
        assert.include(output, "EXAMPLES", `stp ${command.join(" ")} --help`);
        const [, list = ""] = output.split("SUBCOMMANDS\n");
        let visited = 1;
        for (const [, name] of list.split("EXAMPLES")[0]!.matchAll(/^ {2}(\S+)/gm))
          visited += yield* visit([...command, name!]);
        return visited;
      });
      assert.isAtLeast(yield* visit([]), 10);
    }),
  );

  it.effect("prints its help without a command, and ends with exit 0", () =>
    Effect.gen(function* () {
      const { code, output } = yield* outcome([]);
      assert.strictEqual(code, 0);
      assert.include(output, "verify");
    }),
  );
});

describe("stp verify", () => {
  it.effect("names the line of a byte that is not UTF-8, and what was found, with exit 2", () =>
    Effect.gen(function* () {
      const file = path.join(temporaryFolder("not-utf8"), "latin.lean");
      writeFileSync(file, Buffer.from("theorem t : 1 = 1 := by\n  -- na\u00efve\n  rfl\n", "latin1"));
      const { code, errors, output } = yield* outcome(["verify", file], { entries: [accepted] });
      assert.deepStrictEqual([code, output], [2, ""]);
      assert.strictEqual(errors, `error: ${file}:2: expected UTF-8 text, found the byte 0xEF at column 8`);
    }),
  );

  it.effect("ends with exit 0 if all are accepted", () =>
    Effect.gen(function* () {
      const { code, errors, output } = yield* outcome(["verify", "README.md"], { entries: [accepted] });
      assert.deepStrictEqual([code, output, errors], [0, "README.md:1: accepted good", "1 of 1 accepted"]);
    }),
  );

  it.effect("ends with exit 1 if one is not, and gives a line for each", () =>
    Effect.gen(function* () {
      const { code, errors, output } = yield* outcome(["verify", "README.md"], { entries: [accepted, rejected] });
      assert.strictEqual(code, 1);
      assert.strictEqual(
        output,
        "README.md:1: accepted good\nREADME.md:3: rejected bad: unsolved goals; n : Nat; ⊢ n = 0",
      );
      assert.strictEqual(errors, "1 of 2 accepted");
    }),
  );

  it.effect("writes a JSON line for each with --json, in the order of the files", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["verify", "README.md", "LICENSE", "--json"], { entries: [rejected] });
      const lines = output.split("\n").map((line) => JSON.parse(line) as unknown);
      assert.deepStrictEqual(
        lines,
        ["README.md", "LICENSE"].map((file) => ({
          file,
          line: 3,
          name: "bad",
          verdict: "rejected",
          message: rejected.message,
        })),
      );
    }),
  );
});
