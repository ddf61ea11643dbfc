/** `stp benchmark` over a real run log, real folders and scripted back ends. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

const EVALUATE = { samples: 4, k: [1, 4], every: 1 };

/** A finished tiny run that measured itself after every iteration. */
const finishedRun = Effect.gen(function* () {
  const folder = tinyFolder({ evaluate: EVALUATE, prove: { budget: 40, samplesPerStatement: 12, batch: 3 } });
  const run = path.join(folder, "run");
  const { code, errors } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", run]);
  expect(code, errors).toBe(0);
  return { folder, run };
});

interface Figures {
  readonly passAtK: ReadonlyArray<{ readonly k: number; readonly value: number; readonly leftOut: object }>;
}
interface Summary {
  readonly version: string;
  readonly iteration: number;
  readonly sets: ReadonlyArray<
    Figures & Readonly<Record<string, unknown>> & { readonly passAtKOfDecided: ReadonlyArray<object> }
  >;
}

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), "utf8");
const summaryOf = (folder: string): Summary => JSON.parse(read(folder, "summary.json")) as Summary;
/** The texts of all files. */
const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => path.join(parentPath, name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
  );

const measured = (target: string, out: string, ...flags: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { code, errors, output } = yield* outcome(["benchmark", target, "--out", out, ...flags]);
    expect(code, errors).toBe(0);
    return { errors, output };
  });

const ROWS = [
  { name: "a", statement: "theorem a (n : Nat) : n + 1 = 1 + n := by", split: "exam valid" },
  { name: "unsupported", statement: "theorem unsupported (n : Nat) : n = n := by", split: "exam test" },
  { name: "b", statement: "theorem b (n : Nat) : n + 2 = 2 + n := by", split: "exam test" },
  { name: "b", statement: "theorem b (n : Nat) : n + 2 = 2 + n := by", split: "exam test" },
];
const writeRows = (folder: string, rows: ReadonlyArray<object> = ROWS): string => {
  const file = path.join(folder, "exam.jsonl");
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  return file;
};

describe("stp benchmark", () => {
  it.live("agrees to the digit with every measurement of the run itself: the last, and those after iterations", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const own = jsonLines((yield* outcome(["show", run, "--json"])).output).at(-1)!;
      const evaluations = own["evaluations"] as ReadonlyArray<{
        readonly iteration: number;
        readonly passAtK: Figures["passAtK"];
      }>;
      expect(evaluations.map(({ iteration }) => iteration)).toEqual([0, 1, 2]);
      for (const { iteration, passAtK } of evaluations) {
        const out = path.join(folder, `benchmark-${iteration}`);
        yield* measured(run, out, ...(iteration === 2 ? [] : ["--iteration", String(iteration)]));
        const { iteration: after, sets } = summaryOf(out);
        expect(after).toBe(iteration);
        const [set] = sets;
        expect(set!.passAtK.map((one, i) => ({ ...one, leftOut: set!.passAtKOfDecided[i] }))).toEqual(passAtK);
      }
    }),
  );

  it.live("measures the model that an experiment starts from, whose file needs no data.train: that of its run", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const bare = path.join(folder, "bare.json");
      const heldOut = path.join(folder, "data/held-out.jsonl");
      writeFileSync(bare, JSON.stringify({ name: "bare", data: { library: "data/library.jsonl" } }));
      const flags = ["--on", `held-out=${heldOut}`, "--samples", "4"];
      yield* measured(bare, path.join(folder, "of-experiment"), ...flags);
      yield* measured(run, path.join(folder, "of-run"), "--iteration", "-1", ...flags);
      const [ofExperiment, ofRun] = [path.join(folder, "of-experiment"), path.join(folder, "of-run")];
      expect(summaryOf(ofExperiment).version).toBe(summaryOf(ofRun).version);
      expect(read(ofExperiment, "problems.jsonl")).toBe(read(ofRun, "problems.jsonl"));
      const own = path.join(folder, "own.json");
      writeFileSync(own, JSON.stringify({ name: "own", data: { heldOut: [{ path: "data/held-out.jsonl" }] } }));
      yield* measured(own, path.join(folder, "of-own"));
      expect(summaryOf(path.join(folder, "of-own")).sets[0]).toMatchObject({ name: "held-out", inTraining: null });
    }),
  );

  it.live("counts a statement that cannot be judged apart, and one that stands twice twice", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const out = path.join(folder, "benchmark");
      const { errors, output } = yield* measured(run, out, "--on", `exam=${writeRows(folder)}`);
      const [valid, test] = summaryOf(out).sets;
      expect(valid).toMatchObject({ name: "exam/valid", statements: 1, judged: 1, undecided: 0 });
      expect(test).toMatchObject({ name: "exam/test", statements: 3, judged: 2, asked: 12 });
      expect(test!["notJudged"]).toEqual({ rejected: 0, unsupported: 1 });
      const problems = jsonLines(read(out, "problems.jsonl").trim());
      expect(problems.map(({ line, name, set }) => [set, name, line])).toEqual([
        ["exam/valid", "a", 1],
        ["exam/test", "unsupported", 2],
        ["exam/test", "b", 3],
        ["exam/test", "b", 4],
      ]);
      expect(problems[1]).toMatchObject({
        n: 4,
        accepted: 0,
        undecided: 4,
        "pass@1": null,
        notJudged: { kind: "unsupported", message: "matrices" },
      });
      expect(output).toMatch(/^unjudged {2}1 of 4 statements, undecided without being sampled: matrices \(1\)$/m);
      expect(output).toMatch(/^mean of 2 sets /m);
      // The run's training set has theorems that say the same.
      expect(errors).toContain("warning: exam/valid: 1 of 1 statement are among those that the run was to prove");
    }),
  );

  it.live("goes on where it was stopped, to the same files, and does not measure again what is there", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const [whole, stopped] = [path.join(folder, "whole"), path.join(folder, "stopped")];
      yield* measured(run, whole);
      yield* measured(run, stopped);
      // As a killed process leaves it: some lines, the last not to its end, and no results.
      const lines = read(stopped, "problems.jsonl").split("\n");
      writeFileSync(path.join(stopped, "problems.jsonl"), lines.slice(2, 6).reverse().join("\n"));
      truncateSync(path.join(stopped, "problems.jsonl"), lines.slice(2, 6).join("\n").length - 20);
      rmSync(path.join(stopped, "summary.json"));
      rmSync(path.join(stopped, "proofs"), { recursive: true });
      const { errors } = yield* measured(run, stopped, "--set", "concurrency=7", "--set", "prove.batch=2");
      expect(errors).toContain("3 statements were measured before");
      expect(filesOf(stopped)).toEqual(filesOf(whole));
      const again = yield* measured(run, stopped, "--json");
      expect(again.errors).toContain("8 statements were measured before");
      expect(JSON.parse(again.output)).toEqual(summaryOf(stopped));
    }),
  );

  it.live("takes other sets into the same folder, and measures only what is new", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const out = path.join(folder, "benchmark");
      yield* measured(run, out);
      const exam = `exam=${writeRows(folder)}`;
      const { errors } = yield* measured(
        run,
        out,
        "--on",
        exam,
        "--on",
        `own=${path.join(folder, "data/held-out.jsonl")}`,
      );
      expect(errors).toContain("8 statements were measured before");
      expect(summaryOf(out).sets.map(({ name }) => name)).toEqual(["exam/valid", "exam/test", "own"]);
    }),
  );

  it.live("prints at most 80 columns", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const sets = ["--on", `an-examination=${writeRows(folder)}`, "--on", "held-out"];
      const { output } = yield* measured(run, path.join(folder, "out"), ...sets);
      const shown = output
        .replaceAll(folder, "…")
        .replace(/^results.*$/m, "results   …")
        .replace(/[0-9a-f]{16}/, "0123456789abcdef");
      expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
      expect(shown).toMatchSnapshot();
    }),
  );

  it.live("takes a version by the beginning of its digest, and columns for one set or for all", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      yield* measured(run, path.join(folder, "first"), "--iteration", "0");
      const { version } = summaryOf(path.join(folder, "first"));
      yield* measured(run, path.join(folder, "again"), "--version", version.slice(0, 10));
      expect(filesOf(path.join(folder, "again"))).toEqual(filesOf(path.join(folder, "first")));
      const rows = ROWS.map(({ name, statement }) => ({ title: name, lean4_statement: statement }));
      const out = path.join(folder, "columns");
      const exam = ["--on", `exam=${writeRows(folder, rows)}`, "--name-column", "title"];
      yield* measured(run, out, ...exam, "--statement-column", "lean4_statement");
      const sets = ["--on", "held-out", "--statement-column", "exam=lean4_statement"];
      yield* measured(run, out, ...exam.slice(0, 2), "--name-column", "exam=title", ...sets);
      expect(jsonLines(read(out, "problems.jsonl").trim())[0]).toMatchObject({ set: "exam", name: "a" });
    }),
  );

  it.live("refuses what it cannot mean with exit 2, the place, what was expected and what was found", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun;
      const exam = writeRows(folder);
      const empty = path.join(folder, "empty.jsonl");
      writeFileSync(empty, "");
      const base = path.join(folder, "base.json");
      writeFileSync(base, JSON.stringify({ name: "base" }));
      const mistakes: ReadonlyArray<readonly [words: ReadonlyArray<string>, message: RegExp]> = [
        [
          [run, "--version", "zz"],
          /^error: --version: expected the beginning of one of the run's versions, [0-9a-f]{12} \(initial\), .*\(end\), found zz$/,
        ],
        [[run, "--version", ""], /^error: --version: .*, found , with which \d begin$/],
        [
          [run, "--iteration", "7"],
          /^error: --iteration: expected an iteration that the run has finished, -1 \(the initial model\) to 2, found 7$/,
        ],
        [
          [run, "--iteration", "1", "--version", "a"],
          /^error: stp benchmark: expected --iteration or --version, found both$/,
        ],
        [[base, "--iteration", "1"], /^error: --iteration: expected a run, which has versions, found the experiment /],
        [
          [base],
          /^error: stp benchmark: expected a set of statements, found none, and .*base.json has no held-out set\n/,
        ],
        [[run, "--on", `a=${exam}`, "--on", `a=${exam}`], /^error: --on: expected each name once, found a twice$/],
        [
          [run, "--on", `a=${exam}`, "--on", `a/test=${exam}`],
          /^error: stp benchmark: expected sets of different names, found a\/test twice$/,
        ],
        [
          [run, "--on", "exam"],
          /^error: --on: expected NAME=FILE, NAME\/SPLIT=FILE, or one of the bundled sets held-out, .*, found "exam"$/,
        ],
        [[run, "--on", `../a=${exam}`], /^error: --on: expected NAME=FILE/],
        [[run, "--on", `a=${empty}`], /^error: --on a: expected .*, found .*empty.jsonl: an empty file$/],
        [
          [run, "--on", "a=none.jsonl"],
          /^error: --on a: expected a dataset file that can be read, found .*none.jsonl: no such file$/,
        ],
        [
          [run, "--on", `a/train=${exam}`],
          /^error: --on a\/train: expected the end of a split .*, found train; its splits: exam valid, exam test$/,
        ],
        [
          [run, "--on", `a=${exam}`, "--statement-column", "b=x"],
          /^error: --statement-column: expected .* SET=COLUMN for one of the sets a, found "b=x"$/,
        ],
        [
          [run, "--k", "1,5"],
          /^error: --k: expected integers from 1 to the 4 proofs of a statement, with commas between, found "1,5"$/,
        ],
        [[run, "--k", "a"], /^error: --k: expected integers/],
        [[run, "--samples", "0"], /--samples: expected a positive integer, found "?0/],
        [[run, "--set", "data.limit=3"], /^error: --set data: expected the data of the run, found other data\n/],
        [
          [run, "--set", "prove.temprature=1"],
          /^error: --set: prove.temprature: .*\n {2}did you mean "temperature"\?$/,
        ],
        [[path.join(folder, "none")], /^error: .*none: expected a folder with a run/],
        [[run, "--out", folder], /expected a new folder, or one of this benchmark, found /],
      ];
      for (const [words, message] of mistakes) {
        const out = words.includes("--out") ? [] : ["--out", path.join(folder, "new")];
        const { code, errors, output } = yield* outcome(["benchmark", ...words, ...out]);
        expect([code, output], `${words.join(" ")}\n${errors}`).toEqual([2, ""]);
        expect(errors).toMatch(message);
        expect(existsSync(path.join(folder, "new"))).toBe(false);
      }
    }),
  );
});
