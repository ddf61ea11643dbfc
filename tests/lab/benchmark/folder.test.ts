/** The files of a benchmark: lines that are read back, folders that are refused, and proofs as Lean files. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { StatementId } from "../../../src/domain/index.ts";
import {
  type BenchmarkStatement,
  type Measurement,
  openFolder,
  problemLine,
  proofFiles,
  requireBenchmarkFolder,
  writeResults,
} from "../../../src/lab/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const statement = (name: string, more: Partial<BenchmarkStatement> = {}): BenchmarkStatement => ({
  id: `s-${name}` as StatementId,
  name,
  text: `theorem ${name} : True := by`,
  header: null,
  line: 1,
  ...more,
});
const measurement = (name: string, more: Partial<Measurement> = {}): Measurement => ({
  statementId: `s-${name}`,
  n: 4,
  accepted: 1,
  undecided: 1,
  missing: 0,
  cut: 0,
  tokens: null,
  verdicts: { accepted: 1, rejected: 2, timeout: 1 },
  notJudged: null,
  proofs: [{ proof: "  trivial", samples: 1 }],
  ...more,
});
const line = (name: string): string => problemLine("set", statement(name), measurement(name), [1, 4]);
const set = (statements: ReadonlyArray<BenchmarkStatement>, name = "set") => ({
  name,
  file: "f",
  sha256: null,
  statements,
  unreadable: 0,
});

const run = <A, E>(effect: Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.provide(effect, NodeServices.layer);
const message = <A, E extends Error>(effect: Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.map(Effect.flip(run(effect)), (error) => error.message);

describe("the line of a problem", () => {
  it("says which, how many proofs came to what, pass@k over all that were asked for, and the proofs", () => {
    expect(JSON.parse(line("a"))).toEqual({
      set: "set",
      name: "a",
      line: 1,
      statementId: "s-a",
      statement: "theorem a : True := by",
      header: null,
      n: 4,
      accepted: 1,
      undecided: 1,
      missing: 0,
      cut: 0,
      tokens: null,
      verdicts: { accepted: 1, rejected: 2, timeout: 1 },
      "pass@1": 0.25,
      "pass@4": 1,
      notJudged: null,
      proofs: [{ proof: "  trivial", samples: 1 }],
    });
  });

  it("has no pass@k where the verifier cannot judge: not proved is another thing", () => {
    const notJudged = { kind: "unsupported", message: "matrices" } as const;
    const outside = measurement("a", { accepted: 0, undecided: 4, verdicts: {}, notJudged, proofs: [] });
    expect(JSON.parse(problemLine("set", statement("a"), outside, [1]))).toMatchObject({ "pass@1": null, notJudged });
  });
});

describe("the folder of a benchmark", () => {
  it.effect("gives back what was kept, and lets what was not written to its end be measured again", () =>
    run(
      Effect.gen(function* () {
        const folder = temporaryFolder("benchmark");
        const first = yield* openFolder(folder, { samples: 4 });
        expect(first.known.size).toBe(0);
        yield* first.keep([line("a"), line("b")]);
        appendFileSync(path.join(folder, "problems.jsonl"), line("c").slice(0, -9));
        const second = yield* openFolder(folder, { samples: 4 });
        expect([...second.known.keys()]).toEqual(["s-a", "s-b"]);
        expect(second.known.get("s-a")).toEqual(measurement("a"));
        yield* second.keep([line("c")]);
        expect([...(yield* openFolder(folder, { samples: 4 })).known.keys()]).toEqual(["s-a", "s-b", "s-c"]);
      }),
    ),
  );

  it.effect("is refused where something else was measured in it, with the first difference, or stands in it", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("benchmark");
      yield* run(openFolder(folder, { samples: 4, seed: 1 }));
      expect(yield* message(openFolder(folder, { samples: 8, seed: 2 }))).toBe(
        `${folder}/benchmark.json: expected a new folder, or one of this benchmark, found one with samples 4, where this one has 8\n  name another folder with --out`,
      );
      const other = temporaryFolder("benchmark");
      writeFileSync(path.join(other, "letter.txt"), "");
      expect(yield* message(requireBenchmarkFolder(other))).toContain("found letter.txt");
      const begun = temporaryFolder("benchmark");
      mkdirSync(path.join(begun, "model"));
      yield* run(requireBenchmarkFolder(begun));
      yield* run(requireBenchmarkFolder(path.join(begun, "not-there")));
    }),
  );

  it.effect("has in the end the problems in the order of the sets, and no proofs of sets that are not measured", () =>
    run(
      Effect.gen(function* () {
        const folder = temporaryFolder("benchmark");
        const { keep } = yield* openFolder(folder, {});
        yield* keep([line("b"), line("old"), line("a")]);
        mkdirSync(path.join(folder, "proofs"));
        writeFileSync(path.join(folder, "proofs/old.lean"), "");
        const sets = [
          { set: set([statement("a"), statement("b")]), measurements: [measurement("a"), measurement("b")] },
        ];
        const files = yield* writeResults(folder, sets, [1, 4], "", { all: 1 });
        expect(files).toEqual([path.join(folder, "proofs/set.lean")]);
        expect(readFileSync(path.join(folder, "problems.jsonl"), "utf8")).toBe(line("a") + line("b"));
        expect(JSON.parse(readFileSync(path.join(folder, "summary.json"), "utf8"))).toEqual({ all: 1 });
        expect(existsSync(path.join(folder, "proofs/old.lean"))).toBe(false);
      }),
    ),
  );
});

describe("the proofs of a set", () => {
  it("are a Lean file with the shortest of each statement, names that come again apart", () => {
    const proofs = [
      { proof: "  exact True.intro", samples: 1 },
      { proof: "  trivial", samples: 2 },
    ];
    const again = statement("a", { id: "s-again" as StatementId, text: "theorem a : 1 = 1 := by", line: 3 });
    const measured = {
      set: set([statement("a"), statement("b", { line: 2 }), again]),
      measurements: [
        measurement("a", { accepted: 3, proofs }),
        measurement("b", { accepted: 0, proofs: [] }),
        measurement("again", { proofs: [{ proof: "  rfl", samples: 1 }] }),
      ],
    };
    expect(proofFiles(measured, "import Mathlib\n")).toEqual([
      {
        name: "set.lean",
        text: [
          "import Mathlib",
          "",
          "-- a, row 1 of the file, 3 of 4 samples accepted",
          "theorem a : True := by",
          "  trivial",
          "",
          "-- a, row 3 of the file, 1 of 4 samples accepted",
          "namespace again_2",
          "theorem a : 1 = 1 := by",
          "  rfl",
          "end again_2",
          "",
        ].join("\n"),
      },
    ]);
  });

  it("are a file for each header, and none where nothing was proved", () => {
    const headers = ["import A\n", null, "import A"];
    const measured = {
      set: set(
        headers.map((header, i) => statement(`t${i}`, { header })),
        "proofnet/test",
      ),
      measurements: headers.map((_, i) => measurement(`t${i}`)),
    };
    const files = proofFiles(measured, "");
    expect(files.map(({ name }) => name)).toEqual(["proofnet-test.header-1.lean", "proofnet-test.header-2.lean"]);
    expect(files.map(({ text }) => text.match(/theorem t\d/g))).toEqual([["theorem t0", "theorem t2"], ["theorem t1"]]);
    expect(files[0]!.text.startsWith("import A\n\n--")).toBe(true);
    expect(proofFiles({ set: set([]), measurements: [] }, "")).toEqual([]);
  });
});
