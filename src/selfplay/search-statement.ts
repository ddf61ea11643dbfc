/** One search of a statement: a model proposes tactics for the next state, the verifier tries them, until it is over. */
import { Clock, Effect } from "effect";
import {
  deriveSeed,
  type Experiment,
  type ModelVersion,
  type Purpose,
  type Statement,
  type TacticResult,
  UserError,
} from "../domain/index.ts";
import { theoremName } from "../lean-text/index.ts";
import {
  type Answered,
  PRIORITIES,
  type PriorityName,
  type Proposal,
  ranked,
  Search,
  type SearchOptions,
  type SearchTree,
} from "../search/index.ts";
import {
  ModelError,
  Progress,
  PromptFormat,
  Prover,
  type SampledProof,
  tacticFormat,
  Verifier,
  VerifierError,
} from "../services/index.ts";
import type { CriticValues } from "./critic.ts";

/** A limit of an iteration: each as many times as large as the one before, from `first` to `last`. */
const risen = (first: number | null, last: number, { iterations }: Experiment, iteration: number): number =>
  first === null || iteration >= iterations - 1 ? last : first * (last / first) ** (iteration / (iterations - 1));

/** K of an iteration, from `firstExpansions` to `expansions`. */
export const expansionsIn = (experiment: Experiment, iteration: number): number => {
  const { expansions, firstExpansions } = experiment.search;
  return Math.round(risen(firstExpansions, expansions, experiment, iteration));
};

/** Limit of a search in an iteration, in seconds, from `firstSeconds` to `seconds`; null: none. */
export const secondsIn = (experiment: Experiment, iteration: number): number | null => {
  const { firstSeconds, seconds } = experiment.search;
  return seconds === null ? null : risen(firstSeconds, seconds, experiment, iteration);
};

/** How a search of an iteration goes under a priority. */
export const searchOptions = (experiment: Experiment, iteration: number, priority: PriorityName): SearchOptions => ({
  priority: PRIORITIES[priority],
  duplicates: experiment.search.duplicates,
  expansions: expansionsIn(experiment, iteration),
});

/** How a search went whose tree is in the log: one by the critic has values. */
export const loggedOptions = (experiment: Experiment, iteration: number, tree: SearchTree): SearchOptions =>
  searchOptions(experiment, iteration, tree.values === undefined ? "log-probability" : "critic");

/** Who searches what. */
export interface SearchTask {
  readonly experiment: Experiment;
  readonly version: ModelVersion;
  readonly purpose: Purpose;
  readonly iteration: number;
  readonly statement: Statement;
  /** From 0. */
  readonly pass: number;
  readonly priority: PriorityName;
  /** What the critic says of states, for the priority that asks it. */
  readonly valuesOf: CriticValues | null;
}

/** The two services tactic by tactic; a back end that does not have them cannot search. */
const tacticMode = Effect.gen(function* () {
  const { propose } = yield* Prover;
  const { tryTactics } = yield* Verifier;
  const mistake = (place: string, expected: string) =>
    new UserError({ place, expected, found: "one that has no tactic mode" });
  if (propose === undefined) return yield* mistake("model.backend", "a model that proposes tactics for a state");
  if (tryTactics === undefined)
    return yield* mistake("verifier.backend", "embedded or lean-repl, which try tactics on a state");
  return { propose, tryTactics };
});

/** A sample as a proposal, its tokens being those of one. */
const proposalOf = (sample: SampledProof, parse: (completion: string) => string): ReadonlyArray<Proposal> => {
  const { logProbability, multiplicity, text, tokens } = sample;
  const tactic = parse(text.toWellFormed());
  if (tactic === "" || logProbability === null) return [];
  return [{ tactic, logProbability, tokens: Math.round((tokens ?? 0) / multiplicity) }];
};

const stateOf = (result: TacticResult): ReadonlyArray<string> => (result._tag === "state" ? [result.state] : []);

/** Why a search ends whose model's server stopped in the middle of an answer, each time that it was asked. */
const BROKEN_OFF = "the model's server broke off each time it was asked";

/** Searches once. */
export const searchStatement = Effect.fn("search.statement")(function* (task: SearchTask) {
  const { experiment, iteration, pass, priority, purpose, statement, version } = task;
  const { prove: sampling, search: settings, seed } = experiment;
  const { propose, tryTactics } = yield* tacticMode;
  const format = tacticFormat(yield* PromptFormat);
  const startedAt = yield* Clock.currentTimeMillis;
  const name = theoremName(statement.text);
  const options = searchOptions(experiment, iteration, priority);
  const seconds = secondsIn(experiment, iteration);
  const valuesOf = (states: ReadonlyArray<string>) =>
    priority === "critic" && task.valuesOf !== null ? task.valuesOf(states) : Effect.succeed(states.map(() => null));

  const ask = Effect.fnUntraced(function* (before: ReadonlyArray<string>, tactics: ReadonlyArray<string>) {
    const [tried] = yield* tryTactics([{ statement, before, tactics }]);
    if (tried === undefined || (tried._tag === "tried" && tried.results.length !== tactics.length))
      return yield* new VerifierError({ reason: "protocol", message: "an answer for each tactic was expected" });
    return tried;
  });

  const proposals = Effect.fnUntraced(function* (before: ReadonlyArray<string>, state: string, turn: number) {
    const request = {
      prompt: format.tacticPrompt({ name, before, state }),
      state,
      samples: settings.candidates,
      randomSeed: deriveSeed(seed, purpose, iteration, statement.id, pass, turn),
    };
    const [samples = []] = yield* propose(version, [request], sampling);
    if (samples.some(({ logProbability }) => logProbability === null))
      return yield* new ModelError({ message: "a search needs the log-probability of every tactic (model.logprobs)" });
    return ranked(
      samples.flatMap((sample) => proposalOf(sample, format.parseTactic)),
      settings.candidates,
    );
  });

  const opened = yield* ask([], []);
  const root = opened._tag === "tried" ? opened.state : null;
  const [rootValue = null] = root === null ? [] : yield* valuesOf([root]);
  const search = new Search(options, root, rootValue);
  if (opened._tag === "unopened") search.stop({ _tag: "crashed", reason: opened.reason });
  for (let turn = 0; search.next !== null; turn++) {
    const { next: node } = search;
    const elapsed = (yield* Clock.currentTimeMillis) - startedAt;
    if (seconds !== null && elapsed >= 1000 * seconds) {
      search.stop({ _tag: "timed-out", seconds });
      continue;
    }
    const before = search.tacticsTo(node);
    const proposed = yield* proposals(before, search.textOf(node), turn).pipe(
      Effect.catchIf(
        (error) => error._tag === "ModelError" && error.scope === "request",
        () => Effect.succeed(null),
      ),
    );
    if (proposed === null) {
      search.stop({ _tag: "crashed", reason: BROKEN_OFF });
      yield* Progress.warn(`the search of ${name} ended: ${BROKEN_OFF}`);
      continue;
    }
    if (proposed.length === 0) {
      search.expand([]);
      continue;
    }
    const tried = yield* ask(
      before,
      proposed.map(({ tactic }) => tactic),
    );
    if (tried._tag === "unopened") {
      search.stop({ _tag: "crashed", reason: tried.reason });
      continue;
    }
    const values = [...(yield* valuesOf(tried.results.flatMap(stateOf)))];
    search.expand(
      proposed.map((proposal, i): Answered => {
        const result = tried.results[i] as TacticResult;
        if (result._tag !== "state") return { ...proposal, left: result._tag };
        return { ...proposal, left: { state: result.state, value: values.shift() ?? null } };
      }),
    );
  }
  return search.tree satisfies SearchTree;
});
