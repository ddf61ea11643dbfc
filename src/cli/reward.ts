/** `stp reward weights`: the Wasserstein step alone, on embeddings from files. */
import { Console, Duration, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { deriveStream, shuffled, UserError } from "../domain/index.ts";
import { parseEmbeddings, parseTargetWeights } from "../lab/index.ts";
import {
  type EmbeddingMatrix,
  exactWeights,
  greedyWeights,
  MatchingError,
  type MatchingProblem,
  unitWeights,
  usualGap,
} from "../reward/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_USER_ERROR, ExitWith } from "./exit.ts";
import { positiveCount, textFlag } from "./flags.ts";
import { readBytes, readText } from "./read-text.ts";
import { requireWritable, writeText } from "./write-text.ts";

const readEmbeddings = (file: string) =>
  Effect.flatMap(readBytes(file, "embeddings as .npy or JSON Lines"), (bytes) =>
    Effect.fromResult(parseEmbeddings(bytes, file)),
  );

const readTargetWeights = (file: string) =>
  Effect.flatMap(readBytes(file, "target weights as .npy"), (bytes) =>
    Effect.fromResult(parseTargetWeights(bytes, file)),
  );

/** The rows in a drawn order; the matching goes through the targets in it. */
const shuffledRows = (
  problem: Pick<MatchingProblem, "targets" | "targetWeights">,
  seed: number,
): Pick<MatchingProblem, "targets" | "targetWeights"> => {
  const { data, dimension, rows } = problem.targets;
  const order = shuffled(
    Array.from({ length: rows }, (_, row) => row),
    deriveStream(seed, "reward", "target order"),
  );
  const moved = new Float32Array(data.length);
  for (const [at, row] of order.entries())
    moved.set(data.subarray(row * dimension, (row + 1) * dimension), at * dimension);
  return {
    targets: { data: moved, rows, dimension },
    targetWeights: Float64Array.from(order, (row) => problem.targetWeights[row]!),
  };
};

interface Lemma {
  readonly lemma: string;
  readonly conjectures: number;
  readonly weight: number;
}

/** How the weight falls on the lemmas, in the order of their first conjecture. */
const byLemma = (groups: ReadonlyArray<string>, weights: Float64Array): ReadonlyArray<Lemma> => {
  const out = new Map<string, { lemma: string; conjectures: number; weight: number }>();
  for (const [i, lemma] of groups.entries()) {
    const sum = out.get(lemma) ?? { lemma, conjectures: 0, weight: 0 };
    sum.conjectures++;
    sum.weight += weights[i]!;
    out.set(lemma, sum);
  }
  return [...out.values()];
};

const readGroups = Effect.fn("readGroups")(function* (file: string, conjectures: EmbeddingMatrix) {
  const lines = (yield* readText(file, "a text file with a lemma name a line")).replace(/\n$/, "").split("\n");
  if (lines.length !== conjectures.rows)
    return yield* new UserError({
      place: `--lemma-groups ${file}`,
      expected: `${conjectures.rows} lines, one a conjecture`,
      found: String(lines.length),
    });
  return lines;
});

interface Settings {
  readonly method: "greedy" | "exact";
  readonly cap: number;
  readonly capComparison: "reaches" | "exceeds";
  readonly mask: "exclude" | "multiply-by-zero";
  readonly increment: "per-match" | "per-statement";
  readonly gap: number | null;
  readonly threads: number;
}

const solve = (problem: MatchingProblem, settings: Settings) => {
  const { cap, gap, method, threads } = settings;
  if (method === "greedy") {
    const { cost, unmatched, weights } = greedyWeights(problem, settings, { method: "auto", threads });
    return { weights, cost, gap: null, unmatched };
  }
  const solution = exactWeights(problem, cap, { gap: gap ?? usualGap(problem), threads });
  const { bound, conjecturePrices, targetPotentials } = solution.dual;
  const dual = { bound, conjecturePrices: [...conjecturePrices], targetPotentials: [...targetPotentials] };
  return { weights: solution.weights, cost: solution.cost, gap: solution.gap, dual };
};

/** What a problem that has no answer is in the words of the command line. */
const solveOrRefuse = (problem: MatchingProblem, settings: Settings) =>
  Effect.try({
    try: () => solve(problem, settings),
    catch: (cause) => {
      if (!(cause instanceof MatchingError)) throw cause;
      return cause;
    },
  });

const file = (name: string, description: string) => textFlag(name, "FILE", description);

const weightsFlags = {
  conjectures: file("conjectures", "embeddings of the conjectures: float32 .npy (2-D, C order) or JSON Lines"),
  targets: file("targets", "embeddings of the statements to move towards"),
  targetWeights: file("target-weights", "a .npy with a weight a target; default: 1 each").pipe(Flag.optional),
  lemmaGroups: file("lemma-groups", "a lemma name a line, one a conjecture: adds the weight of each lemma").pipe(
    Flag.optional,
  ),
  method: Flag.Literals("method", ["greedy", "exact"]).pipe(
    Flag.withDescription("greedy: the published procedure; exact: the problem it approximates, solved"),
    Flag.withDefault("greedy"),
  ),
  cap: Flag.Finite("cap").pipe(Flag.withDescription("largest density ratio, ≥ 1"), Flag.withDefault(4)),
  cost: Flag.Literals("cost", ["cosine", "euclidean"]).pipe(
    Flag.withDescription("ground cost: 1 − cosine, or the Euclidean distance"),
    Flag.withDefault("cosine"),
  ),
  capComparison: Flag.Literals("cap-comparison", ["reaches", "exceeds"]).pipe(
    Flag.withDescription("greedy: masked when the weight reaches (≥, the default) or exceeds (>) the cap"),
    Flag.optional,
  ),
  mask: Flag.Literals("mask", ["exclude", "multiply-by-zero"]).pipe(
    Flag.withDescription("greedy: a masked conjecture is left out (the default), or (as published) has similarity 0"),
    Flag.optional,
  ),
  increment: Flag.Literals("increment", ["per-match", "per-statement"]).pipe(
    Flag.withDescription(
      "greedy: a match adds N over the sum of the weights (the default), or over the number of targets",
    ),
    Flag.optional,
  ),
  shuffle: Flag.Int("shuffle").pipe(
    Flag.withDescription("greedy: take the targets in an order drawn from this seed; default: the file's order"),
    Flag.withMetavar("SEED"),
    Flag.optional,
  ),
  gap: Flag.Finite("gap").pipe(
    Flag.withDescription("exact: stop at this relative duality gap; default: 0 up to 2,000 rows, 0.01 above"),
    Flag.optional,
  ),
  threads: positiveCount("threads", "threads of the search; default: one a core").pipe(Flag.optional),
  out: file("out", "where the result goes, as JSON"),
};

/** Flags that one of the methods knows. */
const OWN = { greedy: ["capComparison", "mask", "increment", "shuffle"], exact: ["gap"] } as const;

const refuseOtherMethods = Effect.fn("reward.refuseOtherMethods")(function* (
  flags: Command.Command.Config.Infer<typeof weightsFlags>,
) {
  const [method, other] = flags.method === "greedy" ? (["greedy", "exact"] as const) : (["exact", "greedy"] as const);
  const name = OWN[other].find((one) => Option.isSome<unknown>(flags[one]));
  if (name === undefined) return;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return yield* new UserError({ place: `--${flag}`, expected: `--method ${other}`, found: `--method ${method}` });
});

const weigh = Effect.fn("reward.weights")(function* (flags: Command.Command.Config.Infer<typeof weightsFlags>) {
  const { cores } = yield* BackEnds;
  yield* refuseOtherMethods(flags);
  yield* requireWritable("--out", flags.out);
  const conjectures = yield* readEmbeddings(flags.conjectures);
  const targets = yield* readEmbeddings(flags.targets);
  const targetWeights = Option.isNone(flags.targetWeights)
    ? unitWeights(targets.rows)
    : yield* readTargetWeights(flags.targetWeights.value);
  const groups = Option.isNone(flags.lemmaGroups) ? null : yield* readGroups(flags.lemmaGroups.value, conjectures);
  if (!(flags.cap >= 1))
    return yield* new UserError({
      place: "--cap",
      expected: `a number ≥ 1, since ${conjectures.rows} weights of at most the cap must sum to ${conjectures.rows}`,
      found: String(flags.cap),
    });
  const given = { targets, targetWeights };
  const ordered = Option.isSome(flags.shuffle) ? shuffledRows(given, flags.shuffle.value) : given;
  const [elapsed, { weights, ...rest }] = yield* solveOrRefuse(
    { conjectures, ...ordered, cost: flags.cost },
    {
      ...flags,
      capComparison: Option.getOrElse(flags.capComparison, () => "reaches" as const),
      mask: Option.getOrElse(flags.mask, () => "exclude" as const),
      increment: Option.getOrElse(flags.increment, () => "per-match" as const),
      gap: Option.getOrNull(flags.gap),
      threads: Option.getOrElse(flags.threads, () => cores),
    },
  ).pipe(
    Effect.catchTag("MatchingError", (error) =>
      Effect.andThen(
        Console.error(`error: ${flags.conjectures}, ${flags.targets}: ${error.message}`),
        new ExitWith({ code: EXIT_USER_ERROR }),
      ),
    ),
    Effect.timed,
  );
  const seconds = Duration.toSeconds(elapsed);
  const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
  const lemmas = groups === null ? {} : { lemmas: byLemma(groups, weights) };
  yield* writeText("--out", flags.out, JSON.stringify({ weights: [...weights], ...rest, seconds, peakMB, ...lemmas }));
  const gapText = rest.gap === null ? "" : `, gap ${rest.gap.toExponential(1)}`;
  yield* Console.error(
    `${conjectures.rows} conjectures, ${targets.rows} targets: cost ${rest.cost.toFixed(6)}${gapText}, ${seconds.toFixed(2)} s, ${peakMB} MB → ${flags.out}`,
  );
});

const weightsCommand = Command.make("weights", weightsFlags, weigh).pipe(
  Command.withDescription(
    "Weights of conjectures that move them towards targets: least transport cost under a cap. Writes {weights, cost, gap, seconds, peakMB}; weights are density ratios that sum to their number, cost is per unit of mass. Exit 2 on bad input.",
  ),
  Command.withShortDescription("Wasserstein weights of embeddings from files"),
  Command.withExamples([
    {
      command: "stp reward weights --conjectures P.npy --targets Q.npy --method exact --out weights.json",
      description: "the optimal weights with a dual certificate",
    },
  ]),
);

export const rewardCommand = Command.make("reward").pipe(
  Command.withDescription("Parts of a reward on their own."),
  Command.withExamples([
    {
      command: "stp reward weights --conjectures P.npy --targets Q.npy --out weights.json",
      description: "weights that move conjectures towards targets",
    },
  ]),
  Command.withSubcommands([weightsCommand]),
);
