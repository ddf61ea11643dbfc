/** `stp compare` on finished runs: the figures of a sweep over the same runs, and what cannot be compared. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { outcome, tinyFolder } from "./support.ts";

interface Told {
  readonly comparisons: number;
  readonly pairedSeeds: number;
  readonly measures: ReadonlyArray<{ readonly variants: ReadonlyArray<Record<string, unknown>> }>;
  readonly curves: ReadonlyArray<Record<string, unknown>>;
  readonly variants: ReadonlyArray<{ readonly name: string; readonly parameters: object }>;
}

let folder = "";
let sweep: Told;
const at = (variant: string, seed: number): string => path.join(folder, "sweep", `${variant}-seed-${seed}`);
beforeAll(async () => {
  folder = tinyFolder();
  const out = ["--rewards", "stp,uniform", "--seeds", "2", "--out", path.join(folder, "sweep"), "--json"];
  const told = await Effect.runPromise(outcome(["compare", path.join(folder, "tiny.json"), ...out]));
  sweep = JSON.parse(told.output) as Told;
});

const withoutNames = ({ curves, measures }: Told) => ({
  measures: measures.map((measure) => ({
    ...measure,
    variants: measure.variants.map(({ variant: _, ...one }) => one),
  })),
  curves: curves.map(({ variant: _, ...one }) => one),
});

describe("stp compare RUN1 RUN2 …", () => {
  it.live("tells of finished runs what the sweep told that made them", () =>
    Effect.gen(function* () {
      const runs = [at("stp", 1), at("uniform", 2), at("uniform", 1), at("stp", 2)];
      const { code, errors, output } = yield* outcome(["compare", ...runs, "--json"]);
      expect(code, errors).toBe(0);
      const told = JSON.parse(output) as Told;
      expect(told.variants).toEqual([
        { name: "variant=stp", parameters: { "reward.variant": "stp" } },
        { name: "variant=uniform", parameters: { "reward.variant": "uniform" } },
      ]);
      expect([told.comparisons, told.pairedSeeds]).toEqual([sweep.comparisons, 2]);
      // Their seeds stand in the order in which they were named.
      const inOrder = yield* outcome(["compare", ...[1, 2].flatMap((n) => [at("stp", n), at("uniform", n)]), "--json"]);
      expect(withoutNames(JSON.parse(inOrder.output) as Told)).toEqual(withoutNames(sweep));
    }),
  );

  it.live("shows the settings that differ before the figures, and writes a report", () =>
    Effect.gen(function* () {
      const report = path.join(folder, "runs.html");
      const runs = [at("stp", 1), at("uniform", 1), at("stp", 2), at("uniform", 2)];
      const { code, errors, output } = yield* outcome(["compare", ...runs, "--report", report]);
      expect(code, errors).toBe(0);
      expect(output).toMatch(
        /^variant +reward\.variant\nvariant=stp +stp\nvariant=uniform +uniform\n\ncumulative pass rate: /,
      );
      expect(output).toMatch(/^variant=uniform +2 /m);
      expect(output.split("\n").filter((line) => line.length > 80 && !line.startsWith("runs in"))).toEqual([]);
      const page = readFileSync(report, "utf8");
      expect(page).toMatch(/Settings in full runs of 4 runs/);
      expect(page).toMatch(/The settings in which the variants differ\./);
    }),
  );

  it.live("tells of the runs of one experiment their mean and deviation, and no difference", () =>
    Effect.gen(function* () {
      const { code, errors, output } = yield* outcome(["compare", at("stp", 1), at("stp", 2)]);
      expect(code, errors).toBe(0);
      expect(output).toMatch(/^variant +seeds +mean ± sd$/m);
      expect(output).toMatch(/There is one variant, so that nothing is compared/);
    }),
  );

  it.live("ends with exit 2, and says why, on runs that cannot be compared and on flags that would be ignored", () =>
    Effect.gen(function* () {
      const [one, two] = [at("stp", 1), at("uniform", 2)];
      const file = path.join(folder, "tiny.json");
      const mistakes: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
        [
          [one, two],
          /expected a run of a seed that the runs with the settings of .*stp-seed-1 have \(1\), found seed 2 alone/,
        ],
        [[one, one], /expected each run once, found it twice/],
        [[one], /stp compare: expected --rewards with one run or experiment, or several finished runs, found .* alone/],
        [[file], /stp compare: expected --rewards with one run or experiment, .*found .*tiny\.json alone/],
        [[one, two, "--rewards", "stp"], /expected several finished runs, .*found --rewards stp beside 2 runs/],
        [[one, file], /expected several finished runs, .*found .*tiny\.json beside 1 run$/],
        [[one, two, "--seeds", "3"], /expected an experiment file with --seeds, found runs/],
        [[one, path.join(folder, "none")], /none: expected a folder with a run, found no run\.db/],
      ];
      for (const [words, message] of mistakes) {
        const { code, errors, output } = yield* outcome(["compare", ...words]);
        expect([code, output], words.join(" ")).toEqual([2, ""]);
        expect(errors).toMatch(message);
      }
    }),
  );
});
