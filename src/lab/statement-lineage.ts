/**
 * Where a statement of a run comes from and what came of it: seed → conjecture → proofs → reward → training example → model
 * version, in both directions. Pure, over what the log says (`run-history.ts`).
 */
import { Result } from "effect";
import {
  type Conjecture,
  type ExampleReference,
  type HeldOutCount,
  type ModelVersion,
  NO_PROOF,
  type ProofId,
  type Statement,
  type StatementId,
  UserError,
} from "../domain/index.ts";
import {
  levelOf,
  negatedBy,
  type ProofRecord,
  proofsIn,
  type RunState,
  statementOf,
  type Tally,
} from "../selfplay/index.ts";
import { type RunHistory, versionIn } from "./run-history.ts";
import { passRateIn, type StatementSource, sourceOf } from "./run-statements.ts";

export interface LineageStatement {
  readonly statementId: StatementId;
  readonly statement: string;
  readonly source: StatementSource;
  /** File and line of a dataset statement, or of the one that is negated; null for what the run made. */
  readonly place: { readonly file: string; readonly line: number } | null;
  /** 0 for a dataset statement, n for a conjecture made from a seed of level n − 1. */
  readonly level: number;
}

/** How a conjecture was made. */
export interface Making {
  readonly iteration: number;
  /** The version that wrote it. */
  readonly modelVersion: ModelVersion | null;
  readonly seedId: StatementId;
  /** The seed's proof that the conjecturer was shown; null for a target, which had none. */
  readonly seedProofId: ProofId | null;
  /** Empty for the trivial lemma. */
  readonly lemma: string;
}

/** A step back: how a conjecture was made, and the statement that it was made from. */
export interface Ancestor extends Making {
  readonly seedProof: string | null;
  readonly seed: LineageStatement;
}

export interface LineageProof extends Pick<ProofRecord, "invokes" | "modelVersion" | "multiplicity" | "proof"> {
  readonly proofId: ProofId;
}

/** What an iteration did with the statement. */
export interface LineageIteration {
  readonly iteration: number;
  /** Where the iteration made it (again) as a conjecture. */
  readonly made: Making | null;
  /** Samples by verdict; null where it was not attempted. */
  readonly samples: Tally | null;
  /** In [0, 1]; null where no sample was decided. */
  readonly passRate: number | null;
  /** Accepted ones, each once. */
  readonly proofs: ReadonlyArray<LineageProof>;
  /** What the reward gave it as an example; null where it did not keep it, or gives none to a dataset statement. */
  readonly weight: number | null;
}

/** An example that a training was given, of the statement as it was proved or conjectured. */
export interface LineageExample extends Pick<ExampleReference, "lemma" | "proofId" | "role" | "weight"> {
  readonly iteration: number;
  /** The version that came of the training; null where the log ends before it. */
  readonly modelVersion: ModelVersion | null;
}

/** A conjecture that was made from the statement. */
export interface LineageConjecture extends Making {
  readonly statementId: StatementId;
  readonly statement: string;
  /** In that iteration. */
  readonly passRate: number | null;
  readonly weight: number | null;
  /** Conjectures that were made from it in turn. */
  readonly conjectures: number;
}

/** The conjectures at the same distance from the statement. */
export interface Generation {
  /** 1 for those made from it. */
  readonly generation: number;
  readonly conjectures: number;
  readonly proved: number;
  /** Those that a reward kept in some iteration. */
  readonly kept: number;
}

/** A measurement of a held-out statement. */
export interface LineageMeasurement extends Pick<HeldOutCount, "accepted" | "samples" | "undecided"> {
  readonly iteration: number;
  readonly modelVersion: ModelVersion;
}

export interface StatementLineage extends LineageStatement {
  /** From its own making back to a dataset statement; empty for one of the dataset. */
  readonly ancestors: ReadonlyArray<Ancestor>;
  /** Those that made or attempted it. */
  readonly iterations: ReadonlyArray<LineageIteration>;
  readonly measurements: ReadonlyArray<LineageMeasurement>;
  readonly examples: ReadonlyArray<LineageExample>;
  readonly conjectures: ReadonlyArray<LineageConjecture>;
  readonly generations: ReadonlyArray<Generation>;
}

const described = (state: RunState, { id, text }: Pick<Statement, "id" | "text">): LineageStatement => {
  const inDataset = state.trainById.get(negatedBy(state, id) ?? id) ?? state.heldOut.find((one) => one.id === id);
  const place = inDataset === undefined ? null : { file: inDataset.source, line: inDataset.line };
  return { statementId: id, statement: text, source: sourceOf(state, id), place, level: levelOf(state, id) };
};

const makingOf = (history: RunHistory, { iteration, lemma, seedId, seedProofId }: Conjecture): Making => ({
  iteration,
  modelVersion: versionIn(history, iteration),
  seedId,
  seedProofId: seedProofId === NO_PROOF ? null : seedProofId,
  lemma,
});

const ancestorsOf = (history: RunHistory, id: StatementId): ReadonlyArray<Ancestor> => {
  const { state } = history;
  const chain: Array<Ancestor> = [];
  // A seed was proved before its conjecture was first made, so that the chain ends.
  for (let made = state.conjectures.get(id); made !== undefined; made = state.conjectures.get(made.seedId)) {
    const { seedId, seedProofId } = made;
    const proof = state.proofs.find((one) => one.statementId === seedId && one.proofId === seedProofId);
    const seed = described(state, statementOf(state, seedId));
    chain.push({ ...makingOf(history, made), seedProof: proof?.proof ?? null, seed });
  }
  return chain;
};

const iterationsOf = (history: RunHistory, id: StatementId): ReadonlyArray<LineageIteration> => {
  const { kept, state } = history;
  const numbers = new Set([...state.conjecturesOf.keys(), ...state.tallies.keys()]);
  return [...numbers]
    .sort((a, b) => a - b)
    .flatMap((iteration): ReadonlyArray<LineageIteration> => {
      const made = state.conjecturesOf.get(iteration)?.find((one) => one.id === id);
      const samples = state.tallies.get(iteration)?.get(id) ?? null;
      if (made === undefined && samples === null) return [];
      const proofs = samples === null || samples.accepted === 0 ? [] : (proofsIn(state, iteration).get(id) ?? []);
      return [
        {
          iteration,
          made: made === undefined ? null : makingOf(history, made),
          samples,
          passRate: passRateIn(state, iteration, id),
          proofs: proofs.map(({ invokes, modelVersion, multiplicity, proof, proofId }) => ({
            proofId,
            proof,
            multiplicity,
            invokes,
            modelVersion,
          })),
          weight: kept.get(iteration)?.get(id) ?? null,
        },
      ];
    });
};

const examplesOf = ({ trainingSets }: RunHistory, id: StatementId): ReadonlyArray<LineageExample> =>
  trainingSets.flatMap(({ examples, iteration, trained }) =>
    examples
      .filter(({ statementId }) => statementId === id)
      .map(({ lemma, proofId, role, weight }) => ({
        iteration,
        role,
        proofId,
        lemma,
        weight,
        modelVersion: trained?.version ?? null,
      })),
  );

/** How many distinct conjectures lie so many steps from the statement; each counts where it was first made. */
const generationsOf = (
  { kept, state }: RunHistory,
  bySeed: ReadonlyMap<StatementId, ReadonlyArray<Conjecture>>,
  id: StatementId,
): ReadonlyArray<Generation> => {
  const wasKept = new Set([...kept.values()].flatMap((weights) => [...weights.keys()]));
  const generations: Array<Generation> = [];
  for (let above = [id]; ; ) {
    const here = above.flatMap((one) => bySeed.get(one) ?? []).map((one) => one.id);
    if (here.length === 0) return generations;
    generations.push({
      generation: generations.length + 1,
      conjectures: here.length,
      proved: here.filter((one) => state.proved.has(one)).length,
      kept: here.filter((one) => wasKept.has(one)).length,
    });
    above = here;
  }
};

/** The lineage of a statement that the run knows. */
export const statementLineage = (history: RunHistory, id: StatementId): StatementLineage => {
  const { kept, state } = history;
  const bySeed = Map.groupBy(state.conjectures.values(), ({ seedId }) => seedId);
  const made = [...state.conjecturesOf.values()].flat().filter(({ seedId }) => seedId === id);
  return {
    ...described(state, statementOf(state, id)),
    ancestors: ancestorsOf(history, id),
    iterations: iterationsOf(history, id),
    measurements: state.evaluations.flatMap(({ counts, iteration, modelVersion }) =>
      counts
        .filter(({ statementId }) => statementId === id)
        .map(({ accepted, samples, undecided }) => ({ iteration, modelVersion, samples, accepted, undecided })),
    ),
    examples: examplesOf(history, id),
    conjectures: made.map((one) => ({
      statementId: one.id,
      statement: one.text,
      ...makingOf(history, one),
      passRate: passRateIn(state, one.iteration, one.id),
      weight: kept.get(one.iteration)?.get(one.id) ?? null,
      conjectures: bySeed.get(one.id)?.length ?? 0,
    })),
    generations: generationsOf(history, bySeed, id),
  };
};

/** The statement that a user means: by its id, by how its id begins, or by the name of a dataset statement. */
export const namedStatement = (state: RunState, word: string): Result.Result<StatementId, UserError> => {
  if (state.statements.has(word as StatementId)) return Result.succeed(word as StatementId);
  const ids = [...state.statements.keys()];
  const meant = [
    ...(word === "" ? [] : ids.filter((id) => id.startsWith(word))),
    ...[...state.train, ...state.heldOut].filter(({ name }) => name === word).map(({ id }) => id),
  ];
  if (meant.length === 1) return Result.succeed(meant[0]!);
  const some = meant.slice(0, 3).join(", ");
  return Result.fail(
    new UserError({
      place: "STATEMENT",
      expected: "the id of a statement of the run, how it begins, or the name of a dataset statement",
      found: meant.length === 0 ? JSON.stringify(word) : `${meant.length} that "${word}" may stand for: ${some}, …`,
      hint: "ids: stp show RUN --conjectures, stp show RUN --proved",
    }),
  );
};
