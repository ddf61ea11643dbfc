/** The figures of a benchmark: pass@k of each set, over all its statements and over those that can be judged, and of all sets. */
import type { HeldOutCount, PassAtK } from "../../domain/index.ts";
import { type BenchmarkPassAtK, type MacroPassAtK, macroPassAtK } from "../../reward/index.ts";
import { addTokens, meanPassAtK } from "../../selfplay/index.ts";
import { heldOutFigures, heldOutShortfall, type Shortfall } from "../run-figures.ts";
import type { Measurement } from "./measure.ts";

/** The figures of statements. */
export interface StatementFigures extends Shortfall {
  readonly statements: number;
  /** Statements that the verifier can judge, and the others by why it cannot. */
  readonly judged: number;
  readonly notJudged: Readonly<Record<"rejected" | "unsupported", number>>;
  /** Statements with an accepted proof. */
  readonly solved: number;
  readonly tokens: number | null;
  /** Over all statements, with every proof that was not decided or not given as a wrong one. */
  readonly passAtK: ReadonlyArray<BenchmarkPassAtK>;
  /** The same over the statements that can be judged; empty where there is none. */
  readonly passAtKOfJudged: ReadonlyArray<BenchmarkPassAtK>;
  /** With what was not decided or not given left out, over the statements that have k others. */
  readonly passAtKOfDecided: ReadonlyArray<PassAtK>;
}

const countOf = ({ accepted, missing, n, statementId, undecided }: Measurement): HeldOutCount => ({
  statementId,
  samples: n - undecided - missing,
  accepted,
  undecided,
});

/** The figures of at least one statement, of each of which `samples` proofs were asked for. */
export const statementFigures = (
  measurements: ReadonlyArray<Measurement>,
  samples: number,
  ks: ReadonlyArray<number>,
): StatementFigures => {
  const figuresOf = (some: ReadonlyArray<Measurement>) => {
    const counts = some.map(countOf);
    return heldOutFigures({ counts, samples, passAtK: ks.map((k) => meanPassAtK(counts, k)) });
  };
  const withoutDecided = ({ leftOut: _, ...figure }: ReturnType<typeof heldOutFigures>[number]) => figure;
  const judged = measurements.filter(({ notJudged }) => notJudged === null);
  const all = figuresOf(measurements);
  const cut = measurements.reduce((sum, one) => sum + one.cut, 0);
  const kinds = (kind: "rejected" | "unsupported") =>
    measurements.filter(({ notJudged }) => notJudged?.kind === kind).length;
  return {
    statements: measurements.length,
    judged: judged.length,
    notJudged: { rejected: kinds("rejected"), unsupported: kinds("unsupported") },
    solved: measurements.filter(({ accepted }) => accepted > 0).length,
    ...heldOutShortfall([{ counts: measurements.map(countOf), cut, samples }]),
    tokens: measurements.reduce<number | null>((sum, one) => addTokens(sum, one.tokens), null),
    passAtK: all.map(withoutDecided),
    passAtKOfJudged: figuresOf(judged).map(withoutDecided),
    passAtKOfDecided: all.map(({ leftOut }) => leftOut),
  };
};

/** For each k the mean over the sets that have a figure; none where no set has. */
export const macroAverage = (
  sets: ReadonlyArray<ReadonlyArray<BenchmarkPassAtK>>,
  ks: ReadonlyArray<number>,
): ReadonlyArray<MacroPassAtK> =>
  ks.flatMap((_, at) => {
    const figures = sets.flatMap((set) => (set[at] === undefined ? [] : [set[at]]));
    return figures.length === 0 ? [] : [macroPassAtK(figures)];
  });
