/** `stp show RUN --tree STATEMENT`: the searches of a statement, as the log has them, drawn. */
import { Console, Effect } from "effect";
import { type StatementId, UserError } from "../domain/index.ts";
import { drawTree, replaySearch } from "../search/index.ts";
import { foldLog, loggedOptions, type Searched, searchingHeldOut, searchingSelected } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";

/** A search, and in which iteration and step it was made. */
interface LoggedSearch extends Searched {
  readonly iteration: number;
  readonly step: string;
}

const loggedSearches = Effect.fn("show.searches")(function* (id: StatementId, only: number | null) {
  const log = yield* RunLog;
  const found: Array<LoggedSearch> = [];
  for (const key of yield* log.committed) {
    const { iteration, step } = key;
    const searched = [searchingSelected, searchingHeldOut].find((one) => one.searched.name === step)?.searched;
    if (searched === undefined || (only !== null && iteration !== only)) continue;
    const { searches } = yield* log.read(key, searched);
    for (const one of searches) if (one.statementId === id) found.push({ ...one, iteration, step });
  }
  return found.sort((a, b) => a.iteration - b.iteration || a.pass - b.pass);
});

/** Prints the searches of the statement of that name or id; with `only`, those of that iteration. */
export const showTrees = Effect.fn("show.trees")(function* (wanted: string, only: number | null, json: boolean) {
  const { experiment } = (yield* RunLog).info;
  const { statements } = yield* foldLog();
  const statement = [...statements.values()].find(({ id, name }) => id === wanted || name === wanted);
  const searches = statement === undefined ? [] : yield* loggedSearches(statement.id, only);
  if (statement === undefined || searches.length === 0)
    return yield* new UserError({
      place: "--tree",
      expected: "the name or id of a statement that the run has searched",
      found: statement === undefined ? wanted : `${wanted}, which it has not`,
    });
  if (json) return yield* Effect.forEach(searches, (one) => Console.log(JSON.stringify(one)), { discard: true });
  yield* Console.log(statement.text);
  for (const { iteration, pass, step, tree } of searches)
    yield* Console.log(
      `\n-- ${step}, iteration ${iteration}, pass ${pass}\n${drawTree(replaySearch(tree, loggedOptions(experiment, iteration, tree)))}`,
    );
});
