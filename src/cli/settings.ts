/** `stp settings`: the settings of an experiment file: what each means, what it may be, its default and its source. */
import { Console, Effect, Option } from "effect";
import { Argument, Command } from "effect/cli";
import { nearest, UserError } from "../domain/index.ts";
import { defaultText, type SettingReference, settingNotes, settingsUnder } from "../lab/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag } from "./flags.ts";
import { type Column, paragraph, table, wordColumn } from "./table.ts";

const pathText = ({ backend, path }: SettingReference): string => (backend === null ? path : `${path} (${backend})`);

const firstSentence = (text: string): string => /^.*?[.:](?= |$)/su.exec(text)?.[0] ?? text;

const COLUMNS: ReadonlyArray<Column<SettingReference>> = [
  wordColumn("setting", pathText),
  wordColumn("default", defaultText),
  wordColumn("what it is", ({ description }) => firstSentence(description)),
];

const indented = (text: string): string => paragraph(text).replaceAll(/^/gm, "  ");

/** All that is known of a setting. */
const settingText = (one: SettingReference): string =>
  [
    `${pathText(one)}${one.type === "group" ? "" : ` = ${defaultText(one)}`}`,
    indented(one.description),
    ...(one.type === "group" ? [] : [indented(one.type)]),
    ...settingNotes(one).map(indented),
  ].join("\n");

export const settingsCommand = Command.make(
  "settings",
  {
    key: Argument.String("key").pipe(
      Argument.withDescription(
        "path of a setting or of a group, e.g. prove.budget; default: the groups and what stands in none",
      ),
      Argument.optional,
    ),
    json: jsonFlag(
      'one JSON line a setting: {"path","backend","type","default","description","unit","source","otherwise"}',
    ),
  },
  Effect.fn("settings")(function* ({ json, key }) {
    const settings = yield* (yield* BackEnds).settings;
    const path = Option.getOrNull(key);
    const shown = path === null ? settings : settingsUnder(settings, path);
    if (shown.length === 0) {
      const near = nearest(
        path ?? "",
        settings.map((one) => one.path),
      );
      return yield* new UserError({
        place: "KEY",
        expected: "the path of a setting, as --set takes it",
        found: JSON.stringify(path),
        ...(near === null ? {} : { hint: `did you mean "${near}"?` }),
      });
    }
    if (json) return yield* Effect.forEach(shown, (one) => Console.log(JSON.stringify(one)), { discard: true });
    yield* Console.log(
      path === null
        ? table(
            COLUMNS,
            shown.filter((one) => !one.path.includes(".")),
          )
        : shown.map(settingText).join("\n\n"),
    );
  }),
).pipe(
  Command.withDescription(
    "Show the settings of an experiment file: what each means, what it may be, its default, unit and source, and its value under presets and algorithms that have another.",
  ),
  Command.withShortDescription("show what an experiment file can say"),
  Command.withExamples([
    { command: "stp settings", description: "the groups, a line each" },
    { command: "stp settings seeds.maximumLevel", description: "all that is known of one" },
  ]),
);
