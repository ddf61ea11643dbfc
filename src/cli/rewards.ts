/** `stp rewards`: the reward variants that can be named, and one of them in full: parameters, presets, boundary cases. */
import { Console, Effect } from "effect";
import { Argument, Command } from "effect/cli";
import {
  type BoundaryTable,
  type BoundaryValue,
  type ParameterRow,
  parameterTable,
  type RewardVariant,
} from "../reward/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag } from "./flags.ts";
import { paragraph, table, wordColumn, wrapped } from "./table.ts";
import { outputWidth } from "./terminal.ts";

const listCommand = Command.make(
  "list",
  { json: jsonFlag('one JSON line a variant: {"name","summary","presets"}') },
  Effect.fn("rewards.list")(function* ({ json }) {
    const { rewardVariants } = yield* BackEnds;
    const variants = Object.values(rewardVariants);
    if (json)
      return yield* Effect.forEach(
        variants,
        ({ name, presets = {}, summary }) =>
          Console.log(JSON.stringify({ name, summary, presets: Object.keys(presets) })),
        { discard: true },
      );
    yield* Console.log(
      table<RewardVariant>(
        [wordColumn("variant", ({ name }) => name), wordColumn("what it rewards", ({ summary }) => summary)],
        variants,
      ),
    );
    yield* Console.error("a file of your own is named by its path; see: stp rewards show NAME");
  }),
).pipe(
  Command.withDescription("List the reward variants that come with the engine."),
  Command.withExamples([{ command: "stp rewards list", description: "a line each" }]),
);

const shown = (value: BoundaryValue): string => (Array.isArray(value) ? `[${value.join(", ")}]` : String(value));

interface EvaluatedCase {
  readonly given: string;
  readonly expected: BoundaryValue;
  readonly found: BoundaryValue;
  readonly holds: boolean;
}

const evaluated = ({ cases, formula, source }: BoundaryTable) => ({
  formula,
  source,
  cases: cases.map(({ compute, expected, given }): EvaluatedCase => {
    const found = compute();
    return { given, expected, found, holds: JSON.stringify(found) === JSON.stringify(expected) };
  }),
});

const parameterText = (rows: ReadonlyArray<ParameterRow>): string =>
  rows.length === 0
    ? "no parameters"
    : table<ParameterRow>(
        [
          wordColumn("parameter", ({ name }) => name),
          wordColumn("range", ({ range }) => range),
          wordColumn("default", ({ default: value }) => JSON.stringify(value) ?? "-"),
          wordColumn("meaning", ({ description }) => description),
        ],
        rows,
      );

const boundaryText = ({ cases, formula, source }: ReturnType<typeof evaluated>): string =>
  [
    paragraph(formula),
    ...wrapped(source, outputWidth() - 2).map((line) => `  ${line}`),
    table<EvaluatedCase>(
      [
        wordColumn("  case", ({ given }) => `  ${given}`),
        wordColumn("value", ({ expected, found, holds }) =>
          holds ? shown(found) : `${shown(found)}, expected ${shown(expected)}`,
        ),
      ],
      cases,
    ),
  ].join("\n");

const showCommand = Command.make(
  "show",
  {
    name: Argument.String("name").pipe(Argument.withDescription("a variant's name, or the path of a file")),
    json: jsonFlag("one JSON object"),
  },
  Effect.fn("rewards.show")(function* ({ json, name }) {
    const backEnds = yield* BackEnds;
    const { boundaries = [], parameters, presets = {}, ...variant } = yield* backEnds.loadRewardVariant(name);
    const rows = parameterTable(parameters);
    const tables = boundaries.map(evaluated);
    yield* Console.log(
      json
        ? JSON.stringify({
            name: variant.name,
            summary: variant.summary,
            parameters: rows,
            presets,
            boundaries: tables,
          })
        : [
            paragraph(`${variant.name}: ${variant.summary}`),
            "",
            parameterText(rows),
            ...Object.entries(presets).map(([preset, values]) => `\npreset ${preset}: ${JSON.stringify(values)}`),
            ...tables.map((one) => `\n${boundaryText(one)}`),
          ].join("\n"),
    );
    if (tables.some(({ cases }) => cases.some(({ holds }) => !holds)))
      return yield* new ExitWith({ code: EXIT_FAILED });
  }),
).pipe(
  Command.withDescription(
    "Show a reward variant: what it rewards, its parameters with range, default and source, its presets, and its formulas at their boundaries. Exit 1 if a boundary case does not hold.",
  ),
  Command.withShortDescription("show a reward variant in full"),
  Command.withExamples([{ command: "stp rewards show stp", description: "STP's reward with both presets" }]),
);

export const rewardsCommand = Command.make("rewards").pipe(
  Command.withDescription("The reward variants."),
  Command.withExamples([{ command: "stp rewards show stp", description: "STP's reward in full" }]),
  Command.withSubcommands([listCommand, showCommand]),
);
