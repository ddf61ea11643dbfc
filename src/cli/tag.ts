/** `stp tag`: tags and a note on a run, beside its log. */
import { Console, Effect, Option } from "effect";
import { Argument, Command } from "effect/cli";
import { UserError } from "../domain/index.ts";
import { changeLabels, decodeTag, readLabels } from "../lab/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, runArgument, switchFlag } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { labelled } from "./table.ts";

export const tagCommand = Command.make(
  "tag",
  {
    run: runArgument,
    tags: Argument.String("tag").pipe(
      Argument.withDescription("words to tag the run with"),
      Argument.variadic({ min: 0 }),
    ),
    note: optionalText("note", "TEXT", "a note on the run, in the place of the one before; empty: none"),
    remove: switchFlag("remove", "take the tags away"),
    json: jsonFlag("the run's tags and note as one JSON object"),
  },
  Effect.fn("tag")(function* ({ json, note, remove, run, tags }) {
    const { readRun } = yield* BackEnds;
    if (remove && tags.length === 0)
      return yield* new UserError({ place: "stp tag", expected: "tags with --remove", found: "none" });
    const words = yield* Effect.forEach(tags, (tag) => Effect.fromResult(decodeTag(tag)));
    const directory = yield* findRun(run);
    // A folder that holds no run gets no labels.
    yield* Effect.provide(RunLog, readRun(directory));
    const change = { add: remove ? [] : words, remove: remove ? words : [], note: Option.getOrNull(note) };
    const labels =
      words.length === 0 && change.note === null
        ? yield* readLabels(directory)
        : yield* changeLabels(directory, change);
    yield* Console.log(
      json
        ? JSON.stringify({ run: directory, ...labels })
        : [
            labelled("run", directory),
            labelled("tags", labels.tags.length === 0 ? "none" : labels.tags.join(", ")),
            labelled("note", labels.note === "" ? "none" : labels.note),
          ].join("\n"),
    );
  }),
).pipe(
  Command.withDescription(
    "Tag a run, or take tags away, and note something on it; without either, show them. They stand in labels.json beside the log, which stays as it is, and change no digest. `stp runs --filter tag=TAG` lists the runs that have one.",
  ),
  Command.withShortDescription("tag a run, or note something on it"),
  Command.withExamples([
    { command: "stp tag quickstart-1 baseline --note 'before the new reward'", description: "a tag and a note" },
    { command: "stp tag quickstart-1 baseline --remove", description: "without the tag again" },
  ]),
);
