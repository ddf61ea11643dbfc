/** `stp show RUN --effort`: what searches cost, by problems solved and unsolved, and the lines through what came of it. */
import { Console, Effect } from "effect";
import { UserError } from "../domain/index.ts";
import { EffortCounter, type LineFit, type SearchEffort } from "../lab/index.ts";
import { foldLog } from "../selfplay/index.ts";
import { count, figureColumn, paragraph, share, table, wordColumn } from "./table.ts";

const SIDES = ["solved", "unsolved"] as const;

const sideTable = (effort: SearchEffort): string => {
  const figure = (title: string, of: (side: SearchEffort["solved"]) => string) =>
    figureColumn<(typeof SIDES)[number]>(title, (side) => of(effort[side]));
  return table(
    [
      wordColumn<(typeof SIDES)[number]>("problems", (side) => side),
      figure("number", ({ problems }) => count(problems)),
      figure("searches", ({ searches }) => count(searches)),
      figure("expansions", ({ expansions }) => count(expansions)),
      figure("tactics", ({ tactics }) => count(tactics)),
      figure("seconds", ({ seconds }) => seconds.toFixed(1)),
    ],
    SIDES,
  );
};

type Fitted = readonly [what: string, fit: LineFit | null];

const FIT_COLUMNS = [
  wordColumn<Fitted>("line", ([what]) => what),
  figureColumn<Fitted>("slope", ([, fit]) => share(fit?.slope)),
  figureColumn<Fitted>("95%", ([, fit]) =>
    fit === null || fit.halfWidth === null
      ? "-"
      : `${share(fit.slope - fit.halfWidth)} to ${share(fit.slope + fit.halfWidth)}`,
  ),
  figureColumn<Fitted>("points", ([, fit]) => (fit === null ? "-" : count(fit.points))),
];

const effortText = (effort: SearchEffort): string =>
  [
    sideTable(effort),
    `of it on solved problems: ${share(effort.solvedShare.tactics)} of the tactics, ${share(effort.solvedShare.seconds)} of the seconds`,
    "",
    table<SearchEffort["points"][number]>(
      [
        figureColumn("iteration", ({ iteration }) => String(iteration)),
        figureColumn("solved\nso far", ({ solved }) => count(solved)),
        figureColumn("tactics\nso far", ({ tactics }) => count(tactics)),
        figureColumn("seconds\nso far", ({ seconds }) => seconds.toFixed(1)),
      ],
      effort.points,
    ),
    "",
    table<SearchEffort["lengths"][number]>(
      [
        figureColumn("tactics of the\nshortest proof", ([tactics]) => count(tactics)),
        figureColumn("problems", ([, problems]) => count(problems)),
      ],
      effort.lengths,
    ),
    "",
    table<Fitted>(FIT_COLUMNS, [
      ["solved so far, by ln of the tactics", effort.fits.byTactics],
      ["solved so far, by ln of the seconds", effort.fits.bySeconds],
      ["ln of the problems, by tactics of the shortest proof", effort.fits.byLength],
    ]),
    paragraph(
      "A problem is a statement with its negation. Seconds are wall time of searches and verdicts. The points of a run are not independent: the interval is that of a line through them, not of other runs.",
    ),
  ].join("\n");

/** Prints the effort of the run. */
export const showEffort = Effect.fn("show.effort")(function* (json: boolean) {
  const counter = new EffortCounter();
  const state = yield* foldLog((_before, record, step) => Effect.sync(() => counter.see(record, step)));
  const effort = counter.result(state);
  if (effort === null)
    return yield* new UserError({
      place: "stp show --effort",
      expected: "a run that searches (algorithm internlm-stepprover)",
      found: "one without searches",
    });
  yield* Console.log(json ? JSON.stringify(effort) : effortText(effort));
});
