/** `stp benchmark` as a process over the embedded back ends: killed and started again, on bundled and published sets. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, beforeAll, describe, it } from "@effect/vitest";
import { elaborateStatement, loadLibrary, withTermScope } from "../../src/lean/index.ts";
import { parseDataset } from "../../src/selfplay/index.ts";
import { filesAt, needing } from "../support/needs.ts";
import { type Ended, start, stp } from "./process.ts";
import { smallExperiment } from "./small-experiment.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("benchmark");
const run = path.join(folder, "run");
const heldOut = path.join(folder, "held-out.jsonl");
writeFileSync(heldOut, readFileSync("experiments/data/held-out.jsonl", "utf8").split("\n").slice(0, 60).join("\n"));

const done = ({ code, errors, output }: Ended): string => {
  assert.strictEqual(code, 0, errors);
  return output;
};

const benchmark = (out: string, ...flags: ReadonlyArray<string>) => [
  "benchmark",
  run,
  "--out",
  path.join(folder, out),
  "--set",
  "prove.batch=4",
  ...flags,
];

/** The texts of all files of a folder. */
const filesOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name: file, parentPath }) => path.join(parentPath, file))
      .sort()
      .map((file) => [path.relative(path.join(folder, name), file), readFileSync(file, "utf8")]),
  );

/** How many problems a folder has so far. */
const problemsIn = (name: string): number => {
  const file = path.join(folder, name, "problems.jsonl");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0;
};

let lastLine: Record<string, unknown>;
beforeAll(async () => {
  const experiment = smallExperiment(folder);
  const sets = `data.heldOut=${JSON.stringify([{ path: heldOut }])}`;
  const flags = ["--set", sets, "--set", "evaluate.samples=8", "--set", "evaluate.k=[1,8]", "--out", run, "--json"];
  lastLine = jsonLines(done(await stp("run", experiment, ...flags)).trim()).at(-1)!;
  done(await stp(...benchmark("whole")));
});

describe("a benchmark as a process", () => {
  it("on the run's held-out set has the figures of the run's own evaluation, to the digit", () => {
    const { sets } = JSON.parse(filesOf("whole")["summary.json"]!) as {
      readonly sets: ReadonlyArray<{ readonly passAtK: ReadonlyArray<{ readonly k: number; readonly value: number }> }>;
    };
    const figures = Object.fromEntries(sets[0]!.passAtK.map(({ k, value }) => [`pass@${k}`, value]));
    assert.deepStrictEqual(figures, lastLine["heldOut"] as object);
    assert.isAbove(figures["pass@8"]!, 0);
  });

  it("has the same files when it is killed with kill -9 again and again, at growing numbers of problems", async () => {
    let kills = 0;
    for (const least of [0, 4, 20, 40]) {
      const running = start(benchmark("killed"));
      let hasEnded = false;
      void running.ended.then(() => {
        hasEnded = true;
      });
      while (!hasEnded && (problemsIn("killed") < least || !existsSync(path.join(folder, "killed"))))
        await new Promise((resolve) => setTimeout(resolve, 2));
      running.kill("SIGKILL");
      if ((await running.ended).signal === "SIGKILL") kills++;
    }
    assert.isAbove(kills, 1);
    done(await stp(...benchmark("killed")));
    assert.deepStrictEqual(filesOf("killed"), filesOf("whole"));
  });

  it("has the same files for every concurrency", async () => {
    done(await stp(...benchmark("concurrency", "--set", "concurrency=5")));
    assert.deepStrictEqual(filesOf("concurrency"), filesOf("whole"));
  });

  it("stops on Ctrl-C with exit 130 and says how to go on", async () => {
    const running = start(benchmark("interrupted"));
    await running.wrote("measure");
    running.kill("SIGINT");
    const { code, errors } = await running.ended;
    assert.strictEqual(code, 130);
    assert.include(errors, "the same command again does only what is missing");
    assert.notInclude(errors, "error:");
  });

  it("has proofs that stp verify accepts from their files alone", async () => {
    const proofs = path.join(folder, "whole/proofs");
    const files = readdirSync(proofs).map((name) => path.join(proofs, name));
    const verified = done(await stp("verify", ...files))
      .trim()
      .split("\n");
    const solved = jsonLines(filesOf("whole")["problems.jsonl"]!.trim()).filter(({ accepted }) => accepted !== 0);
    assert.strictEqual(verified.length, solved.length);
    assert.isAbove(solved.length, 0);
  });
});

describe("the model of an experiment", () => {
  it("gives the same proofs behind servers as in this process, without data.train", async () => {
    const files = { library: path.resolve("experiments/data/library.jsonl"), heldOut: [{ path: heldOut }] };
    const { data: _, ...http } = JSON.parse(readFileSync("experiments/quickstart-http.json", "utf8")) as object & {
      readonly data: object;
    };
    const embedded = { name: "embedded", prompt: { defaultHeader: "" } };
    for (const [name, settings] of Object.entries({ http, embedded })) {
      const experiment = path.join(folder, `${name}.json`);
      const { $schema: __, ...rest } = settings as { readonly $schema?: string };
      writeFileSync(experiment, JSON.stringify({ ...rest, data: files }));
      const out = path.join(folder, `of-${name}`);
      done(await stp("benchmark", experiment, "--out", out, "--samples", "16"));
    }
    const [ofHttp, ofEmbedded] = [filesOf("of-http"), filesOf("of-embedded")];
    assert.strictEqual(ofHttp["proofs/held-out.lean"], ofEmbedded["proofs/held-out.lean"]);
    assert.isAbove(ofHttp["proofs/held-out.lean"]!.length, 0);
  });
});

const MINIF2F = path.resolve("../shared/data/miniF2F_lean.json");

describe("miniF2F", needing(filesAt(MINIF2F)), () => {
  it("is two sets, of which as many statements can be judged as elaborate, the others undecided", async () => {
    const flags = ["--on", `minif2f=${MINIF2F}`, "--samples", "1", "--json"];
    const output = done(await stp(...benchmark("minif2f", ...flags)));
    const { all, sets } = JSON.parse(output) as {
      readonly all: Readonly<Record<string, number>>;
      readonly sets: ReadonlyArray<{ readonly name: string; readonly statements: number; readonly judged: number }>;
    };
    const library = loadLibrary();
    const { rows } = parseDataset(readFileSync(MINIF2F, "utf8"));
    const elaborating = (split: string): number =>
      rows
        .filter((row) => row.split === split)
        .filter(({ text }) => !("kind" in withTermScope(() => elaborateStatement(library, text)))).length;
    assert.isAbove(elaborating("miniF2F test"), 50);
    assert.deepStrictEqual(
      sets.map(({ judged, name, statements }) => [name, statements, judged]),
      [
        ["minif2f/valid", 244, elaborating("miniF2F valid")],
        ["minif2f/test", 244, elaborating("miniF2F test")],
      ],
    );
    const outside = all["statements"]! - all["judged"]!;
    assert.isAtLeast(all["undecided"]!, outside);
    const problems = jsonLines(filesOf("minif2f")["problems.jsonl"]!.trim());
    assert.strictEqual(problems.filter(({ notJudged }) => notJudged !== null).length, outside);
    assert.strictEqual(problems.filter((problem) => problem["pass@1"] === null).length, outside);
  });
});
