/** `stp tag`, `stp runs --filter` and `stp diff` over real run logs. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

let folder = "";
const at = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = tinyFolder({ iterations: 1 });
  for (const [name, ...overrides] of [["one"], ["two", "reward.variant=uniform", "seed=2"], ["three", "concurrency=3"]])
    await Effect.runPromise(
      outcome(["run", at("tiny.json"), "--out", at(name!), ...overrides.flatMap((override) => ["--set", override])]),
    );
});

/** The names of the runs that pass. */
const listed = (...filters: ReadonlyArray<string>) =>
  Effect.map(
    outcome(["runs", folder, "--json", ...filters.flatMap((one) => ["--filter", one])]),
    ({ code, errors, output }) => {
      expect(code, errors).toBe(0);
      return jsonLines(output)
        .map(({ run }) => path.basename(String(run)))
        .sort();
    },
  );

describe("stp tag", () => {
  it.live("tags a run, notes on it and takes tags away, and leaves log and digest as they were", () =>
    Effect.gen(function* () {
      const before = readFileSync(at("one/run.db"));
      const shown = yield* outcome(["show", at("one"), "--json"]);
      const tagged = yield* outcome(["tag", at("one"), "good", "baseline", "--note", "the first of all", "--json"]);
      expect(tagged.code, tagged.errors).toBe(0);
      expect(JSON.parse(tagged.output)).toEqual({
        run: at("one"),
        tags: ["baseline", "good"],
        note: "the first of all",
      });
      expect((yield* outcome(["tag", at("one")])).output).toBe(
        `run       ${at("one")}\ntags      baseline, good\nnote      the first of all`,
      );
      const list = (yield* outcome(["runs", folder])).output;
      expect(list).toMatch(/one .* baseline, good$/m);
      expect(list).toMatch(/one +the first of all$/m);
      expect((yield* outcome(["show", at("one")])).output).toMatch(/^tags +baseline, good\nnote +the first of all$/m);
      expect((yield* outcome(["show", at("one"), "--json"])).output).toBe(shown.output);
      yield* outcome(["tag", at("one"), "good", "--remove", "--note", ""]);
      const [left] = jsonLines((yield* outcome(["runs", folder, "--json", "--filter", "tag=baseline"])).output);
      expect([left?.["tags"], left?.["note"]]).toEqual([["baseline"], ""]);
      expect(readFileSync(at("one/run.db")).equals(before)).toBe(true);
      expect((yield* outcome(["replay", at("one")])).code).toBe(0);
    }),
  );

  it.live("refuses a tag that no list could hold, --remove alone, and a folder without a run (exit 2)", () =>
    Effect.gen(function* () {
      const mistakes: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
        [[at("one"), "a,b"], /^error: TAG: expected a word .*, found "a,b"$/],
        [[at("one"), "--remove"], /^error: stp tag: expected tags with --remove, found none$/],
        [[folder, "good"], /expected a folder with a run, found no run\.db/],
      ];
      for (const [words, message] of mistakes) {
        const { code, errors, output } = yield* outcome(["tag", ...words]);
        expect([code, output]).toEqual([2, ""]);
        expect(errors).toMatch(message);
      }
    }),
  );
});

describe("stp runs --filter", () => {
  it.live("lists the runs that pass every filter", () =>
    Effect.gen(function* () {
      expect(yield* listed()).toEqual(["one", "three", "two"]);
      expect(yield* listed("reward.variant=stp")).toEqual(["one", "three"]);
      expect(yield* listed("reward.variant=stp", "concurrency=3")).toEqual(["three"]);
      expect(yield* listed("state=finished", "algorithm=stp", "seed=2")).toEqual(["two"]);
      expect(yield* listed("state=stopped")).toEqual([]);
    }),
  );

  it.live("says that none passes (exit 0), and names a key that no run has (exit 2)", () =>
    Effect.gen(function* () {
      const none = yield* outcome(["runs", folder, "--filter", "seed=3"]);
      expect(none).toEqual({ code: 0, output: "", errors: `none of the 3 runs in ${folder} passes seed=3` });
      const unknown = yield* outcome(["runs", folder, "--filter", "sed=3"]);
      expect(unknown.code).toBe(2);
      expect(unknown.errors).toMatch(/^error: --filter sed: .*found "sed"\n {2}did you mean "seed"\?$/);
    }),
  );
});

describe("stp diff", () => {
  it.live("names the settings that differ, and what the runs were made with", () =>
    Effect.gen(function* () {
      const { code, errors, output } = yield* outcome(["diff", at("one"), at("two"), "--json"]);
      expect(code, errors).toBe(0);
      const { origins, ...told } = JSON.parse(output) as { origins: Record<string, ReadonlyArray<string>> };
      expect(told).toEqual({
        runs: [at("one"), at("two")],
        isSameExperiment: false,
        settings: [
          { path: "seed", values: [1, 2] },
          { path: "reward.variant", values: ["stp", "uniform"] },
        ],
      });
      // The seed is the initial model's too.
      expect(Object.keys(origins)).toEqual(["initialVersion"]);
      expect(new Set(origins["initialVersion"]).size).toBe(2);
      const text = (yield* outcome(["diff", at("one"), at("two")])).output.replaceAll(folder, "…");
      expect(text).toMatch(/^setting +….one +….two$/m);
      expect(text).toMatch(/^reward\.variant +stp +uniform$/m);
      expect(text).toMatch(/^initial model +[0-9a-f]{12} +[0-9a-f]{12}$/m);
    }),
  );

  it.live("says of settings that change no result that they change none, and of equal runs that none differs", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["diff", at("one"), at("three")]);
      expect(output).toMatch(/^concurrency +2 +3$/m);
      expect(output).toMatch(/None of these settings changes a result\.$/);
      expect((yield* outcome(["diff", at("one"), at("one")])).output).toBe(
        "no setting differs\n\nmade with the same verifier, initial model and data",
      );
    }),
  );

  it.live("refuses a single run (exit 2)", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["diff", at("one")]);
      expect(code).toBe(2);
      expect(errors).toMatch(/^error: stp diff: /);
    }),
  );
});
