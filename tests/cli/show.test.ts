import { readFileSync } from "node:fs";
import path from "node:path";
import { assert, beforeAll, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { provedText } from "../../src/cli/show.ts";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

let run = "";
let summary: Record<string, unknown> = {};
let iterations: ReadonlyArray<Record<string, unknown>> = [];
beforeAll(async () => {
  const folder = tinyFolder();
  run = path.join(folder, "out");
  const { output } = await Effect.runPromise(outcome(["run", path.join(folder, "tiny.json"), "--out", run, "--json"]));
  summary = jsonLines(output).at(-1)!;
  iterations = jsonLines(output).slice(0, -1);
});

describe("stp show", () => {
  it.effect("repeats the figures that the run told of its iterations, times included, and ended with", () =>
    Effect.gen(function* () {
      const { code, output } = yield* outcome(["show", run, "--json"]);
      assert.strictEqual(code, 0);
      assert.deepStrictEqual(jsonLines(output).slice(0, -1), iterations);
      const { seconds: total, ...shown } = jsonLines(output).at(-1)!;
      const all = iterations.reduce((sum, { seconds }) => sum + Number(seconds), 0);
      assert.isTrue(Number(total) >= all && all > 0);
      const { seconds: __, ...ended } = summary;
      assert.deepStrictEqual(shown, ended);
    }),
  );

  it.effect("draws the searches of a statement, and refuses one that was not searched", () =>
    Effect.gen(function* () {
      const refused = yield* outcome(["show", run, "--tree", "nobody"]);
      assert.strictEqual(refused.code, 2);
      assert.include(refused.errors, "--tree: expected the name or id of a statement that the run has searched");
      const folder = tinyFolder();
      const searched = path.join(folder, "out");
      const settings = ["algorithm=internlm-stepprover", "iterations=1", "search.expansions=2", "data.heldOut=[]"];
      const words = settings.flatMap((one) => ["--set", one]);
      const file = path.join(folder, "tiny.json");
      assert.strictEqual((yield* outcome(["run", file, "--out", searched, ...words])).code, 0);
      const { output: metrics } = yield* outcome(["show", searched, "--metrics"]);
      assert.include(metrics, '"search": {');
      const [line = ""] = readFileSync(path.join(folder, "data/train.jsonl"), "utf8").split("\n");
      const { name } = JSON.parse(line) as { readonly name: string };
      const { output: drawn } = yield* outcome(["show", searched, "--tree", name]);
      assert.match(drawn, /^theorem [\s\S]*-- search, iteration 0, pass 0\n⊢ [\s\S]*expansions\n?$/);
      const { output: told } = yield* outcome(["show", searched, "--tree", name, "--json"]);
      assert.deepInclude(jsonLines(told)[0], { iteration: 0, step: "search", pass: 0 });
    }),
  );

  it.effect("lists every proved statement once, with a proof that makes it a complete theorem", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["show", run, "--proved", "--json"]);
      const proved = jsonLines(output);
      const inDataset = proved.filter(({ source }) => source === "dataset");
      assert.strictEqual(inDataset.length, summary["provedTrain"]);
      assert.strictEqual(new Set(proved.map(({ statementId }) => statementId)).size, proved.length);
      for (const one of proved) {
        assert.deepStrictEqual(Object.keys(one), [
          "statementId",
          "statement",
          "proof",
          "iteration",
          "passRate",
          "source",
        ]);
        assert.match(`${one["statement"]}\n${one["proof"]}`, /^theorem [\s\S]* := by\n {2}proof \d$/);
        assert.isTrue(Number(one["passRate"]) > 0 && Number(one["passRate"]) <= 1);
      }
    }),
  );

  it("puts a theorem whose name was there before into a namespace, so that the list is a file that Lean takes", () => {
    const text = provedText();
    const proved = (name: string) =>
      text({
        statementId: "s-1" as never,
        statement: `theorem ${name} : True := by`,
        proof: "  trivial",
        iteration: 0,
        passRate: 1,
        source: "dataset",
      });
    assert.strictEqual(
      proved("same"),
      "-- s-1, dataset, iteration 0, pass rate 1.000\ntheorem same : True := by\n  trivial\n",
    );
    assert.notInclude(proved("other"), "namespace");
    assert.include(proved("same"), "\nnamespace again_2\ntheorem same : True := by\n  trivial\nend again_2\n");
    assert.include(proved("same"), "\nend again_3\n");
  });

  it.effect("shows only what an iteration proved with --iteration", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["show", run, "--proved", "--json", "--iteration", "1"]);
      const proved = jsonLines(output);
      assert.isAbove(proved.length, 0);
      assert.isTrue(proved.every(({ iteration }) => iteration === 1));
    }),
  );

  it.effect("lists the conjectures with lemma, pass rate and weight", () =>
    Effect.gen(function* () {
      const conjectures = jsonLines((yield* outcome(["show", run, "--conjectures", "--json"])).output);
      assert.strictEqual(conjectures.length, summary["conjectures"]);
      assert.isTrue(
        conjectures.every(({ lemma, statement }) => typeof lemma === "string" && typeof statement === "string"),
      );
    }),
  );

  it.effect("prints the metrics of each iteration", () =>
    Effect.gen(function* () {
      const metrics = jsonLines((yield* outcome(["show", run, "--metrics", "--json"])).output);
      assert.deepStrictEqual(
        metrics.map(({ iteration, proofsSoFar }) => [iteration, proofsSoFar]),
        [
          [0, 96],
          [1, 192],
        ],
      );
    }),
  );

  it.effect("shows the share of targets solved against generations, and the law through it or that there is none", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["show", run, "--scaling", "--json"]);
      const [{ fits, points } = { fits: null, points: null }] = jsonLines(output);
      const told = iterations.map(({ conjecturesGenerated, cumulativePassRate, proofsSampled }) => ({
        generations: Number(conjecturesGenerated) + Number(proofsSampled),
        rate: cumulativePassRate,
      }));
      assert.deepStrictEqual(points, [
        told[0],
        { ...told[1]!, generations: told[0]!.generations + told[1]!.generations },
      ]);
      // Two iterations have no law.
      assert.deepStrictEqual(
        fits,
        [0, 0.1, 0.2, 0.3].map((leftOut) => ({ leftOut, fit: null })),
      );
      const { code, output: text } = yield* outcome(["show", run, "--scaling", "--from", "1000000"]);
      assert.strictEqual(code, 0);
      assert.match(text, /^generations +solved\n/);
      assert.match(text, /^without the last 30 % +- +- +- +- *$/m);
    }),
  );

  it.effect("refuses a scaling law of one iteration, and a first generation without the law (exit 2)", () =>
    Effect.gen(function* () {
      const one = yield* outcome(["show", run, "--scaling", "--iteration", "1"]);
      assert.strictEqual(one.code, 2);
      assert.include(one.errors, "no --iteration: the law is of all of them");
      const alone = yield* outcome(["show", run, "--from", "5"]);
      assert.deepStrictEqual(
        [alone.code, alone.errors],
        [2, "error: stp show: expected --scaling beside --from, found --from alone"],
      );
    }),
  );

  it.effect("refuses an iteration that the run does not have (exit 2)", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["show", run, "--iteration", "2"]);
      assert.deepStrictEqual(
        [code, errors],
        [2, "error: --iteration: expected an iteration of the run, 0 to 1, found 2"],
      );
    }),
  );

  it.effect("refuses two views at once (exit 2)", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["show", run, "--proved", "--metrics"]);
      assert.strictEqual(code, 2);
      assert.include(errors, "found --proved and --metrics");
    }),
  );

  it.effect("ends with exit 2 where there is no run", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["show", "no-such-run"]);
      assert.deepStrictEqual([code, errors], [2, "error: no-such-run: expected a folder with a run, found no run.db"]);
    }),
  );
});

describe("stp runs", () => {
  it.effect("lists runs with state and headline figures", () =>
    Effect.gen(function* () {
      const { code, output: lines } = yield* outcome(["runs", path.dirname(run), "--json"]);
      assert.strictEqual(code, 0);
      const [listed, ...more] = jsonLines(lines);
      assert.deepStrictEqual(more, []);
      assert.strictEqual(listed!["run"], run);
      assert.strictEqual(listed!["state"], "finished");
      assert.strictEqual(listed!["provedTrain"], summary["provedTrain"]);
      assert.deepStrictEqual(listed!["heldOut"], summary["heldOut"]);
      assert.strictEqual(listed!["reward"], "stp");
      assert.deepStrictEqual(listed!["refused"], { rows: 4, of: 36 });
      assert.include(Object.keys(listed!["heldOutShortfall"] as object), "missing");
      const { output } = yield* outcome(["runs", path.dirname(run)]);
      assert.match(output, /^run +state +algorithm +reward +seed/);
      assert.match(output, /undecided +dropped +created/);
      assert.match(output, /% +11\.1% +20/);
    }),
  );

  it.effect("ends with exit 2 for a folder that is not there", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["runs", "no-such-folder"]);
      assert.deepStrictEqual(
        [code, errors],
        [2, "error: no-such-folder: expected a folder of runs, found none of that name"],
      );
    }),
  );
});
