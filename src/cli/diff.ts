/** `stp diff`: in what runs differ. */
import { Console, Effect } from "effect";
import { Argument, Command } from "effect/cli";
import type { Json } from "../domain/index.ts";
import { type RunOrigin, runOrigin, type SettingDifference, settingDifferences, settingText } from "../lab/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { paragraph, table, wordColumn } from "./table.ts";

/** What a run was made with beside its settings, by the name that people read. */
const ORIGINS: Readonly<Record<keyof RunOrigin, string>> = {
  environment: "verifier and its environment",
  initialVersion: "initial model",
  data: "statements and lemmas",
  branchOf: "branch of",
};

interface Difference {
  readonly what: string;
  readonly values: ReadonlyArray<Json>;
}

/** As much of a digest as tells it from others. */
const shortened = (value: Json): string => settingText(value).replace(/^([0-9a-f]{12})[0-9a-f]+$/, "$1");

const differenceTable = (title: string, names: ReadonlyArray<string>, rows: ReadonlyArray<Difference>): string =>
  table<Difference>(
    [
      wordColumn(title, ({ what }) => what),
      ...names.map((name, at) => wordColumn<Difference>(name, ({ values }) => shortened(values[at]!))),
    ],
    rows,
  );

const readRunFacts = Effect.fn("diff.read")(function* (run: string) {
  const { readRun } = yield* BackEnds;
  const directory = yield* findRun(run);
  return yield* Effect.gen(function* () {
    const { experiment, fingerprint } = (yield* RunLog).info;
    return { directory, experiment: experiment as unknown as Json, fingerprint, origin: yield* runOrigin };
  }).pipe(Effect.provide(readRun(directory)));
});

export const diffCommand = Command.make(
  "diff",
  {
    runs: Argument.String("run").pipe(
      Argument.withDescription("folders of runs, or their names in runs/"),
      Argument.variadic({ min: 2 }),
    ),
    json: jsonFlag("one JSON object"),
  },
  Effect.fn("diff")(function* ({ json, runs: given }) {
    const runs = yield* Effect.forEach(given, readRunFacts);
    const directories = runs.map(({ directory }) => directory);
    const settings = settingDifferences(runs.map(({ experiment }) => experiment));
    const origins = (Object.keys(ORIGINS) as ReadonlyArray<keyof RunOrigin>).flatMap((key) => {
      const values = runs.map(({ origin }) => origin[key]);
      return new Set(values).size === 1 ? [] : [{ key, values }];
    });
    const isSameExperiment = new Set(runs.map(({ fingerprint }) => fingerprint)).size === 1;
    if (json)
      return yield* Console.log(
        JSON.stringify({
          runs: directories,
          isSameExperiment,
          settings,
          origins: Object.fromEntries(origins.map(({ key, values }) => [key, values])),
        }),
      );
    const settingRows = settings.map(({ path, values }: SettingDifference) => ({ what: path, values }));
    const originRows = origins.map(({ key, values }) => ({ what: ORIGINS[key], values }));
    yield* Console.log(
      [
        settings.length === 0 ? "no setting differs" : differenceTable("setting", directories, settingRows),
        "",
        origins.length === 0
          ? "made with the same verifier, initial model and data"
          : differenceTable("made with", directories, originRows),
        ...(isSameExperiment && settings.length > 0 ? ["", paragraph("None of these settings changes a result.")] : []),
      ].join("\n"),
    );
  }),
).pipe(
  Command.withDescription(
    "Show in what runs differ: their settings, by the paths that --set takes, and the verifier, initial model and data that they were made with, by digest.",
  ),
  Command.withShortDescription("show in what runs differ"),
  Command.withExamples([{ command: "stp diff quickstart-1 quickstart-2", description: "two runs of runs/" }]),
);
