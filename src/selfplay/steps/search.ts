/**
 * Statements are searched tactic by tactic, pass after pass (InternLM2.5-StepProver, arXiv 2410.15700); the trees are
 * logged batch by batch. The proofs that were found are attempts as any others: what verifies them follows.
 */
import { Array as Arrays, Clock, Effect, Schema, Stream } from "effect";
import {
  type Attempt,
  attemptKey,
  canonicalJson,
  type Json,
  type Purpose,
  proofId,
  proofOfTactics,
  type Selected,
  StatementId,
  type StepRecord,
  segmentsOfSteps,
} from "../../domain/index.ts";
import { priorityOfPass, replaySearch, SearchTree } from "../../search/index.ts";
import { askingOnce, criticOf, readyCritic } from "../critic.ts";
import type { Stage } from "../plan.ts";
import { commitRecord, isCommitted, type Run, tellStep } from "../run.ts";
import { type RunState, recordOf, statementOf, versionOf } from "../run-state.ts";
import { loggedOptions, searchOptions, searchStatement } from "../search-statement.ts";
import { type Step, serviceStep } from "../step.ts";
import { selectHeldOut } from "./evaluate.ts";
import { select } from "./select.ts";

/** A search of a statement; passes are counted from 0. */
const Searched = Schema.Struct({
  statementId: StatementId,
  pass: Schema.Int,
  tree: SearchTree,
  /** Wall time, which is no part of the digest; logs of before have none. */
  milliseconds: Schema.optionalKey(Schema.Finite),
});
export type Searched = typeof Searched.Type;

const fields = Schema.Struct({ searches: Schema.Array(Searched) });
export type SearchBody = typeof fields.Type;

/** What is searched. */
interface SearchSpec {
  readonly name: string;
  /** The stream of its draws. */
  readonly purpose: Purpose;
  readonly reads: ReadonlyArray<Step>;
  /** The statements with their passes; null while the state does not say. */
  readonly selected: (state: RunState, iteration: number) => ReadonlyArray<Selected> | null;
  /** Whether what it finds is learned from. */
  readonly samples: boolean;
  /** Whether a statement's passes end with the first that has a proof. */
  readonly untilProved: boolean;
}

/** The stage of searches, with its step under its name. */
export interface Searching extends Stage {
  readonly searched: Step<SearchBody>;
}

const isProved = ({ tree }: Pick<Searched, "tree">): boolean => tree.end._tag === "proved";

const neverAlone = (name: string) => () => Effect.die(new Error(`step ${name} is made by its stage only`));

/** What orders the frontier of a pass, as long as the run has no critic the model alone. */
const priorityIn = (state: RunState, pass: number) =>
  priorityOfPass(state.experiment.search.guidance, pass, criticOf(state).version !== null);

/** The searches that these statements have to have, in their order, as far as the record has them. */
const expectedSearches = (
  state: RunState,
  { iteration, part, searches }: StepRecord<SearchBody>,
  { selected, untilProved }: SearchSpec,
): ReadonlyArray<Searched> => {
  const { batch } = state.experiment.prove;
  const logged = new Map(searches.map((one) => [`${one.statementId} ${one.pass}`, one]));
  return (selected(state, iteration) ?? [])
    .slice(part * batch, (part + 1) * batch)
    .flatMap(({ samples, statementId }) => {
      const made: Array<Searched> = [];
      for (let pass = 0; pass < samples; pass++) {
        const found = logged.get(`${statementId} ${pass}`);
        if (found === undefined) break;
        const { tree } = replaySearch(found.tree, searchOptions(state.experiment, iteration, priorityIn(state, pass)));
        made.push({ ...found, statementId, pass, tree });
        if (untilProved && isProved(found)) break;
      }
      return made;
    });
};

/** Searches statements, each pass after pass; what comes of one does not depend on the others. */
export const searching = (spec: SearchSpec): Searching => {
  const { name, purpose, reads, selected, untilProved } = spec;
  const searched = serviceStep<SearchBody>({
    name,
    fields,
    reads,
    make: neverAlone(name),
    check: (state, record) => ({ searches: expectedSearches(state, record, spec) }),
    fold: (state, { searches }) => {
      const { openings } = criticOf(state);
      for (const { statementId, tree } of searches)
        if (tree.states[0] !== undefined) openings.set(statementId, tree.states[0]);
    },
    digestLines: ({ searches }) =>
      searches.map(({ milliseconds: _, ...one }) => canonicalJson(one as unknown as Json)).sort(),
    tell: ({ searches }) => ({ count: searches.length, unit: "searches" }),
  });
  const searchPasses = Effect.fnUntraced(function* (run: Run, iteration: number, { samples, statementId }: Selected) {
    const { experiment, state } = run;
    const { version: critic } = criticOf(state);
    const task = {
      experiment,
      valuesOf: critic === null ? null : askingOnce(critic),
      version: versionOf(state),
      purpose,
      iteration,
      statement: statementOf(state, statementId),
    };
    const made: Array<Searched> = [];
    for (let pass = 0; pass < samples && !(untilProved && made.some(isProved)); pass++) {
      const startedAt = yield* Clock.currentTimeMillis;
      const tree = yield* searchStatement({ ...task, pass, priority: priorityIn(state, pass) });
      made.push({ statementId, pass, tree, milliseconds: (yield* Clock.currentTimeMillis) - startedAt });
    }
    return made;
  });
  const run = Effect.fn("searching")(function* (under: Run, iteration: number) {
    const all = selected(under.state, iteration) ?? [];
    const { concurrency, prove } = under.experiment;
    yield* readyCritic(under.state);
    const batches = Arrays.chunksOf(all, prove.batch).map((chunk, part) => ({ part, chunk }));
    let done = 0;
    yield* Stream.fromIterable(batches).pipe(
      Stream.mapEffect(
        Effect.fnUntraced(function* ({ chunk, part }) {
          const startedAt = yield* Clock.currentTimeMillis;
          if (isCommitted(under, searched, iteration, part)) return { chunk, part, searches: null, startedAt };
          const searches = yield* Effect.forEach(chunk, (one) => searchPasses(under, iteration, one), { concurrency });
          return { chunk, part, searches: searches.flat(), startedAt };
        }),
        { concurrency },
      ),
      Stream.runForEach(
        Effect.fnUntraced(function* ({ chunk, part, searches, startedAt }) {
          if (searches !== null) yield* commitRecord(under, searched, { iteration, part }, { searches }, startedAt);
          done += chunk.length;
          yield* tellStep(under, searched, [], iteration, done, all.length, "statements");
        }),
      ),
    );
  });
  return {
    searched,
    steps: [searched],
    samples: spec.samples,
    when: () => true,
    parts: (state, iteration) => {
      const all = selected(state, iteration);
      return all === null ? null : Math.ceil(all.length / state.experiment.prove.batch);
    },
    run,
  };
};

/** The searches of an iteration whose records are in the state. */
export const searchesIn = (state: RunState, { searched }: Searching, iteration: number): ReadonlyArray<Searched> => {
  const searches: Array<Searched> = [];
  for (let part = 0; ; part++) {
    const record = recordOf(state, searched, iteration, part);
    if (record === null) return searches;
    searches.push(...record.searches);
  }
};

/** The distinct proofs that searches have found of these statements, in the order of the searches, as attempts. */
export const foundProofs =
  (stage: Searching) =>
  (state: RunState, iteration: number, selected: ReadonlyArray<Selected>): ReadonlyArray<Attempt> => {
    const asked = new Set(selected.map(({ statementId }) => statementId));
    const attempts = new Map<string, Attempt>();
    for (const { statementId, tree } of searchesIn(state, stage, iteration)) {
      if (!asked.has(statementId)) continue;
      const { proof: tactics, proofStates } = replaySearch(tree, loggedOptions(state.experiment, iteration, tree));
      if (tactics === null) continue;
      const proof = proofOfTactics(tactics);
      const segments = segmentsOfSteps(tactics.map((tactic, i) => ({ state: proofStates[i] as string, tactic })));
      const attempt = {
        statementId,
        proofId: proofId(proof),
        proof,
        multiplicity: 1,
        modelVersion: versionOf(state),
        tokens: null,
        logProbability: null,
        past: { segments, parent: null, round: 0 },
      };
      const multiplicity = (attempts.get(attemptKey(attempt))?.multiplicity ?? 0) + 1;
      attempts.set(attemptKey(attempt), { ...attempt, multiplicity });
    }
    return [...attempts.values()];
  };

/** The statements that an iteration attempts. */
export const searchingSelected = searching({
  name: "search",
  purpose: "prover",
  reads: [select],
  selected: (state, iteration) => recordOf(state, select, iteration)?.selected ?? null,
  samples: true,
  untilProved: true,
});

/** The held-out statements, as many passes each as samples are asked for. */
export const searchingHeldOut = searching({
  name: "evaluate-search",
  purpose: "evaluation",
  reads: [],
  selected: selectHeldOut,
  samples: false,
  untilProved: false,
});
