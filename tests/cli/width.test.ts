/** What people read on a terminal of 80 columns: no line is wider, and without a terminal there is no colour. */
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { CliOutput } from "effect/cli";
import { outcome, tinyFolder } from "./support.ts";

const everyVariant = "stp,stp-exact,stp-no-elegance,stp-no-wasserstein,uniform,hardness";

/** Lines that do not fit, but for those of one word that cannot be broken, such as a path. */
const tooWide = (text: string): ReadonlyArray<string> =>
  text.split("\n").filter((line) => CliOutput.displayWidth(line) > 80);

describe("what is printed for people", () => {
  it.live("fits into 80 columns: run, show, runs, compare on a log and in full runs, rewards", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({ evaluate: { samples: 8, k: [1, 2, 8], every: 1 } });
      const run = path.join(folder, "out");
      const experiment = path.join(folder, "tiny.json");
      const commands: ReadonlyArray<ReadonlyArray<string>> = [
        ["run", experiment, "--out", run],
        ["show", run],
        ["show", run, "--iteration", "1"],
        ["runs", folder],
        ["compare", run, "--rewards", everyVariant],
        ["compare", experiment, "--rewards", everyVariant, "--seeds", "2", "--out", path.join(folder, "sweep")],
        ["compare", run, "--rewards", "uniform,hardness"],
        ["compare", experiment, "--rewards", "uniform,hardness", "--seeds", "2", "--out", path.join(folder, "two")],
        ["compare", experiment, "--rewards", "uniform,hardness", "--seeds", "1", "--out", path.join(folder, "single")],
        ["rewards", "list"],
        ["rewards", "show", "stp"],
      ];
      for (const command of commands) {
        const { code, errors, output } = yield* outcome(command);
        expect(code, errors).toBe(0);
        const shown = output.replaceAll(folder, "…");
        expect(
          tooWide(shown).filter((line) => !line.startsWith("preset ")),
          command.join(" "),
        ).toEqual([]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a style is what must not be there.
        expect(output).not.toMatch(/\u001b/);
        if (command.includes("uniform,hardness")) expect(shown, command.join(" ")).toMatchSnapshot();
      }
    }),
  );
});
