import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { parseDataset } from "../../src/selfplay/index.ts";
import { jsonLines, outcome } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("corpus");
const at = (name: string) => path.join(folder, name);
const corpus = (...flags: ReadonlyArray<string>) => outcome(["corpus", ...flags]);
const QUICK = ["--families", "propositional", "--size", "8", "--samples", "16", "--larger", "-2", "--easy", "0.5"];

describe("stp corpus", () => {
  it.effect("writes statements that the data settings read, and prints how many there are of what", () =>
    Effect.gen(function* () {
      const { code, output } = yield* corpus("--out", at("set.jsonl"), ...QUICK, "--name", "mine", "--json");
      assert.strictEqual(code, 0);
      const [summary] = jsonLines(output);
      assert.deepStrictEqual(summary, {
        out: at("set.jsonl"),
        seed: 1,
        statements: 8,
        equation: 0,
        inequality: 0,
        propositional: 8,
        "first-order": 0,
        easy: 4,
        harder: 4,
        refuted: summary?.["refuted"],
      });
      const { rows, unreadable } = parseDataset(readFileSync(at("set.jsonl"), "utf8"));
      assert.deepStrictEqual(unreadable, []);
      assert.deepStrictEqual(
        rows.map(({ name }) => name),
        Array.from({ length: 8 }, (_, i) => `mine_000${i + 1}`),
      );
    }),
  );

  it.effect("writes equal bytes for equal flags, other statements for another seed, none of a file to avoid", () =>
    Effect.gen(function* () {
      const make = (name: string, ...flags: ReadonlyArray<string>) =>
        Effect.map(corpus("--out", at(name), ...QUICK, ...flags), ({ code }) => {
          assert.strictEqual(code, 0);
          return readFileSync(at(name), "utf8");
        });
      const first = yield* make("a.jsonl");
      assert.strictEqual(yield* make("b.jsonl"), first);
      assert.notStrictEqual(yield* make("c.jsonl", "--seed", "2"), first);
      const statements = (text: string) => parseDataset(text).rows.map((row) => row.text.replace(/^theorem \S+ /, ""));
      const others = statements(yield* make("d.jsonl", "--avoid", at("a.jsonl")));
      assert.strictEqual(others.length, 8);
      assert.isFalse(statements(first).some((statement) => others.includes(statement)));
    }),
  );

  it.effect("writes proofs with --proofs, as the library setting reads them", () =>
    Effect.gen(function* () {
      const flags = ["--proofs", "--families", "propositional,first-order", "--size", "4", "--samples", "16"];
      const { code, output } = yield* corpus("--out", at("proofs.jsonl"), ...flags);
      assert.strictEqual(code, 0);
      assert.match(output, /^statements [^\n]*\n +4 [\s\S]*\nstatements .*refuted\n +4 .* 0 \(0\.0%\)$/);
      const { rows } = parseDataset(readFileSync(at("proofs.jsonl"), "utf8"));
      assert.isTrue(rows.length === 4 && rows.every(({ proof }) => proof !== null && proof !== ""));
    }),
  );

  writeFileSync(at("far.jsonl"), '{"name":"far","statement":"theorem far (x : Real) : x = x := by"}\n');
  const mistakes: ReadonlyArray<readonly [flags: ReadonlyArray<string>, message: RegExp]> = [
    [[], /expected the flag --out, found nothing/],
    [["--out", folder], /^error: --out \S+: expected a file that can be written, found a folder$/],
    [["--out", at("no/such.jsonl")], /expected a file that can be written, found no folder \S+no$/],
    [["--families", "algebra"], /^error: --families: expected some of equation, .* found algebra$/],
    [["--families", "equation,equation"], /--families: expected .* each once, .* found equation,equation$/],
    [["--easy", "2"], /--easy: expected a share from 0 to 1, found "2"/],
    [["--larger", "-3"], /--larger: expected a whole number from -2 to 6, found "-3"/],
    [["--name", "no spaces"], /--name: expected a name of letters, digits and underscores, found "no spaces"/],
    [["--proofs", "--hard"], /expected --proofs, or --easy and --hard, found --proofs and --hard/],
    [["--avoid", "missing.jsonl"], /^error: missing.jsonl: expected statements to avoid, found no such file$/],
    [["--avoid", at("far.jsonl")], /far.jsonl:1: expected a statement of the fragment, found theorem far/],
    [["--library", at("far.jsonl")], /far.jsonl:1: expected a statement of the fragment/],
    [["--library", "experiments/data/gap.jsonl"], /gap.jsonl:1: expected a lemma with a proof, found no proof$/],
  ];
  for (const [flags, message] of mistakes)
    it.effect(`ends with exit 2 and says what is wrong: stp corpus ${flags.join(" ").replaceAll(folder, "DIR")}`, () =>
      Effect.gen(function* () {
        const out = flags.length === 0 || flags[0] === "--out" ? [] : ["--out", at("never.jsonl")];
        const { code, errors, output } = yield* corpus(...out, ...flags);
        assert.deepStrictEqual([code, output], [2, ""]);
        assert.match(errors, message);
      }),
    );

  it.effect("refuses a folder for the bundled data that is not there, before the work", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["corpus", "bundled", "--out", at("nowhere")]);
      assert.strictEqual(code, 2);
      assert.match(errors, /--out \S+figures.json: expected a file that can be written, found no folder/);
    }),
  );
});
