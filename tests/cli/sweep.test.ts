/** `stp sweep` over scripted back ends: every choice and seed once, gone on with where it was stopped, compared at its end. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { outcome, tinyFolder } from "./support.ts";

describe("stp sweep", () => {
  it.live("runs every choice and seed, and does only what is missing when it is started again", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({ iterations: 1 });
      const out = path.join(folder, "sweep");
      const over = ["--over", "prove.conjectureShare=0,0.5", "--over", "reward.variant=stp,uniform"];
      const command = ["sweep", path.join(folder, "tiny.json"), ...over, "--seeds", "2", "--out", out];
      const first = yield* outcome([...command, "--json"]);
      expect(first.code, first.errors).toBe(0);
      expect(readdirSync(out).length).toBe(8);
      const told = JSON.parse(first.output) as Record<string, ReadonlyArray<Record<string, unknown>>>;
      expect(told["variants"]).toEqual(
        [0, 0.5].flatMap((share) =>
          ["stp", "uniform"].map((variant) => ({
            name: `conjectureShare=${share} variant=${variant}`,
            parameters: { "prove.conjectureShare": share, "reward.variant": variant },
          })),
        ),
      );
      // Of each measure, three choices against the first.
      expect(told["comparisons"]).toBe(3 * told["measures"]!.length);
      rmSync(path.join(out, "conjectureShare-0.5-variant-stp-seed-2"), { recursive: true });
      const again = yield* outcome([...command, "--json"]);
      expect(again.errors.match(/already finished/g)?.length).toBe(7);
      expect(again.errors).toMatch(/conjectureShare=0\.5 variant=stp, seed 2: starts in /);
      expect(again.output).toBe(first.output);
      const { output } = yield* outcome(command);
      expect(output).toMatch(/^variant +prove\.conjectureShare +reward\.variant$/m);
      expect(output).toMatch(/^conjectureShare=0\.5 variant=uniform +2 /m);
      expect(output.split("\n").filter((line) => line.length > 80 && !line.startsWith("runs in"))).toEqual([]);
    }),
  );

  it.live("ends with exit 2 before anything is run on a mistake in the grid or in the experiment", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "sweep");
      const mistakes: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
        [[], /^error: stp sweep: expected the flag --over, found nothing|expected at least 1/],
        [["--over", "prove.budegt=1,2"], /--set: prove\.budegt: .*\n {2}did you mean "budget"\?/],
        [["--over", "prove.conjectureShare=0,2"], /--set: prove\.conjectureShare: /],
        [["--over", "seed=1,2"], /--over: expected a setting other than the seed/],
        [
          ["--over", "prove.budget=8,9", "--over", "prove.budget=9"],
          /--over: expected each setting once, found prove\.budget twice/,
        ],
        [["--over", "prove.budget=8,9", "--set", "data.train.0.path=none.jsonl"], /none\.jsonl/],
      ];
      for (const [flags, message] of mistakes) {
        const command = ["sweep", path.join(folder, "tiny.json"), "--out", out, "--seeds", "1", ...flags];
        const { code, errors, output } = yield* outcome(command);
        expect([code, output], flags.join(" ")).toEqual([2, ""]);
        expect(errors).toMatch(message);
        expect(existsSync(out)).toBe(false);
      }
    }),
  );

  it.live("tells a run that cannot be done, and finishes the others (exit 1)", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({ iterations: 1 });
      const out = path.join(folder, "sweep");
      const file = path.join(folder, "tiny.json");
      const other = path.join(out, "budget-9-seed-1");
      yield* outcome(["run", file, "--out", other]);
      const { code, output } = yield* outcome([
        "sweep",
        file,
        "--over",
        "prove.budget=8,9",
        "--seeds",
        "1",
        "--out",
        out,
      ]);
      expect(code).toBe(1);
      expect(output).toMatch(
        /failed: budget=9, seed 1: .*expected a run of this comparison, found one with other settings/,
      );
      expect(output).toMatch(/^budget=8 +1 /m);
    }),
  );
});
