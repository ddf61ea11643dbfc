/** The golden runs: what each sets beside the base, so that every rule of self-play decides something in one of them. */
import { Result } from "effect";
import { rewardVariants } from "../../rewards/index.ts";
import { type Experiment, PresetName } from "../../src/domain/index.ts";
import { plans } from "../../src/selfplay/index.ts";
import { decodeExperiment } from "../support/experiment-format.ts";
import { accepted, type Decide, disproving, mixed, oftenUndecided, rejected, undecided } from "./back-ends.ts";

export interface GoldenCase {
  readonly name: string;
  /** As of `--set`, over the base experiment. */
  readonly overrides: ReadonlyArray<string>;
  readonly decide: Decide;
  /** A run of equal digest: what is set here must change nothing. */
  readonly equals?: string;
  /** The run is broken off before every so many commits, and resumed. */
  readonly commitsOfAProcess?: number;
}

const BASE = {
  name: "golden",
  iterations: 4,
  data: { library: "library.jsonl", train: [{ path: "train.jsonl" }], heldOut: [{ path: "held-out.jsonl" }] },
  prompt: { defaultHeader: "import Golden\n" },
  prove: { budget: 20, samplesPerStatement: 6, batch: 8 },
  examples: { window: 2 },
  evaluate: { samples: 4, k: [1, 3] },
};

/** The experiment of a case; a preset's own budget and samples are cut to the size of the data. */
export const goldenExperiment = ({ overrides }: Pick<GoldenCase, "overrides">): Experiment =>
  Result.getOrThrow(decodeExperiment(BASE, { file: "golden", overrides }));

const run = (...overrides: ReadonlyArray<string>): GoldenCase => ({
  name: overrides.join(" ") || "base",
  overrides,
  decide: mixed,
});

const judged = (name: string, decide: Decide, ...overrides: ReadonlyArray<string>): GoldenCase => ({
  name: [`verdicts: ${name}`, ...overrides].join(", "),
  overrides,
  decide,
});

/** The base sets these itself, so that a preset's would not show; the proofs of these runs name no lemma. */
const AS_PRESET = [
  "prove.budget=all",
  "examples.window=3",
  "verify.maximumCrashedShare=1",
  "verify.lemmasFrom=verifier",
];

const presets = PresetName.literals.flatMap((preset) =>
  Object.keys(plans).map((algorithm): GoldenCase => {
    const chosen = [`preset=${preset}`, `algorithm=${algorithm}`];
    return { ...run(...chosen, ...AS_PRESET), name: chosen.join(" ") };
  }),
);

const rewards = Object.keys(rewardVariants)
  .filter((name) => name !== "stp" && name !== "stp-exact")
  .map((name) => run(`reward.variant=${name}`));

/** Settings beside which others decide something. */
const REPROVING = ["select.reproveBelow=1"];
const MANY_REWARDED = [
  "prove.budget=40",
  "prove.samplesPerStatement=4",
  "reward.parameters.maximumPassRate=0.75",
  "reward.parameters.relabelMinimum=0",
  "reward.parameters.relabelFactor=0.5",
  "reward.parameters.cap=1",
];
const ALL_LEVELS = "seeds.maximumLevel=null";

/** One setting each, where the base lets it decide something. */
const settings: ReadonlyArray<GoldenCase> = [
  run("seed=2"),
  run("iterations=2"),
  run("data.check=false"),
  run("data.copies=kept"),
  run("data.limit=7"),
  run("supervised.lemmaOrder=anywhere"),
  run("supervised.lemmaText=with-proof"),
  run("supervised.layout=file"),
  run("supervised.passes=3"),
  run("supervised.learningRate=0.3"),
  run("supervised.maximumSeeds=1"),
  run("supervised.warmUpSteps=1"),
  run("prompt.conjecturerHeader=in-training"),
  run("prompt.conjecturerSplit=behind-tag"),
  run("prompt.proofPlacement=as-written"),
  run("seeds.minimumPassRate=0.5"),
  run(ALL_LEVELS),
  run("seeds.maximumLevel=1"),
  run("seeds.candidates=records", ...REPROVING),
  run("seeds.trivialLemmaProbability=0"),
  run("seeds.trivialLemmaDraw=persistent"),
  run("seeds.lemmaCap=0.3"),
  run("seeds.lemmaCapOf=statements"),
  run("seeds.distinct=after-cap", ...REPROVING),
  run("seeds.maximum=statements", "seeds.lemmaCap=1"),
  run("seeds.maximum=none", "seeds.lemmaCap=1"),
  run("seeds.copies=matching-weight"),
  run("conjecture.perSeed=4"),
  run("conjecture.oversample=1"),
  run("conjecture.maximumPerSeed=2"),
  run("conjecture.cap=statements"),
  run("conjecture.cap=unproved"),
  run("conjecture.cutAt=first"),
  run("conjecture.keyName=part-of-key"),
  run("conjecture.keySpace=spaces-and-newlines"),
  run("conjecture.keySpace=spaces-and-newlines", "conjecture.refuseCopies=text"),
  run("conjecture.recognisedBy=text", "conjecture.check=false"),
  run("conjecture.refuseCopies=text"),
  run("conjecture.provedBefore=kept", "prove.budget=40"),
  run("conjecture.provedBefore=dropped-after-cap", "prove.budget=40", "prove.conjectureShare=0.1"),
  run("conjecture.reading=as-written"),
  run("conjecture.check=false"),
  run("conjecture.vacuityProofs=0"),
  run("conjecture.vacuityProofs=1"),
  run("conjecture.temperature=0.5"),
  run("conjecture.topP=0.9"),
  run("conjecture.maximumTokens=512"),
  run("conjecture.contextTokens=512"),
  run("select.order=least-attempted"),
  run("select.reproveProbability=0.3"),
  run("select.reproveBelow=0.5"),
  run("select.withoutSeeds=all", "seeds.minimumPassRate=0.99", "prove.budget=all"),
  run("prove.budget=all"),
  run("prove.budget=10"),
  run("prove.budget=40"),
  run("prove.samplesPerStatement=9"),
  run("prove.firstSamplesPerStatement=12"),
  run("prove.conjectureShare=0"),
  run("prove.conjectureShare=0.25"),
  run("prove.conjectureShare=1"),
  run("prove.unspent=dropped"),
  run("prove.conjectures=all-kept"),
  run("prove.conjectures=all-kept", "prove.budget=all", "conjecture.cap=statements"),
  run("prove.batch=3"),
  run("prove.temperature=0.5"),
  run("prove.topP=0.9"),
  run("prove.maximumTokens=512"),
  run("prove.contextTokens=512"),
  run("verify.timeoutCounts=wrong"),
  run("verify.timeoutCounts=all-wrong"),
  run("verify.lemmasFrom=source"),
  run("examples.window=1"),
  run("examples.window=all"),
  run("examples.window=all", ALL_LEVELS),
  run("examples.window=1", ALL_LEVELS),
  run("examples.maximumPassRate=0.25"),
  run("examples.maximumPassRateIs=excluded"),
  run(...REPROVING),
  run(...REPROVING, "examples.passRateOver=iteration"),
  run(...REPROVING, "examples.window=all", "examples.passRateOver=window-from-first-proof"),
  run("examples.proofsPerStatement=1"),
  run("examples.lengthDecay=0.05"),
  run("examples.timeDecay=0.01"),
  run(...REPROVING, "examples.shareAmong=records"),
  run("examples.shareAmong=nothing"),
  run("examples.shareAmong=records", "examples.proofsPerStatement=1"),
  run("examples.rule=grpo"),
  run("examples.rule=grpo", "examples.window=1"),
  run("examples.rule=grpo", "examples.parameters.conjectures=nothing"),
  run("examples.rule=grpo", "examples.parameters.divideByDeviation=false"),
  run("examples.rule=grpo", "examples.parameters.deviation=sample"),
  run("examples.rule=grpo", "examples.parameters.stabiliser=1"),
  run("examples.rule=grpo", "examples.parameters.unlikeliness=0.25"),
  run("examples.rule=grpo", "examples.parameters.unlikeliness=0.25", "examples.parameters.dynamicFilter=false"),
  run("examples.rule=grpo", "examples.parameters.clipLow=0.1"),
  run("examples.rule=grpo", "examples.parameters.clipHigh=0.28"),
  run("examples.rule=grpo", "examples.parameters.highestRatio=2"),
  run("examples.rule=cispo"),
  run("examples.rule=reinforce-half"),
  run("examples.rule=reinforce-half", "examples.parameters.maximumPassRate=1"),
  run("train.enabled=false"),
  run("train.from=base"),
  run("train.from=initial"),
  run("train.proverPasses=1"),
  run("train.conjecturerPasses=2"),
  run("train.learningRate=0.3"),
  run("train.batchSize=64"),
  run("train.minimumSteps=1"),
  run("train.warmUpSteps=1"),
  run("train.maximumTokens=512"),
  run("train.refreshEvery=2"),
  run("train.refreshEvery=2", ALL_LEVELS, "examples.window=all"),
  run("final.enabled=false"),
  run("final.maximumPassRate=0.5"),
  run("final.maximumDatasetPassRate=0.5"),
  run("final.conjectures=false"),
  run("final.proofsPerStatement=1"),
  run("final.lengthDecay=0.05"),
  run("final.passes=3"),
  run("final.learningRate=0.3"),
  run("final.minimumSteps=1"),
  run("final.supervised=false"),
  run("evaluate.samples=6"),
  run("evaluate.k=[1,2,4]"),
  run("evaluate.every=2"),
  { ...run(...MANY_REWARDED), name: "many rewarded" },
  ...[
    "maximumPassRateEnd=open",
    "unusedLemma=drop",
    "relabelFactor=2",
    "relabelMinimum=4",
    "eleganceQuantile=0.5",
    "eleganceGroups=global",
    "cap=3",
    "increment=per-statement",
    "targetOrder=given",
    "zeroWeights=kept",
  ].map((parameter) => ({
    ...run(...MANY_REWARDED, `reward.parameters.${parameter}`),
    name: `many rewarded, reward.parameters.${parameter}`,
  })),
  { ...run(...MANY_REWARDED, "reward.variant=stp-exact"), name: "many rewarded, stp-exact" },
];

/** Self-guided self-play, and one setting of its own each. */
const SGS = ["algorithm=sgs", "prove.budget=all"];
/** The length of every sampled proof is 7. */
const LONG_PROOFS = "prove.maximumTokens=8";
const guided: ReadonlyArray<GoldenCase> = [
  run(...SGS),
  run(...SGS, "sgs.seeds=targets"),
  run(...SGS, "sgs.seeds=proved"),
  run(...SGS, "sgs.guide=false"),
  run(...SGS, "sgs.topShare=0.6"),
  run(...SGS, "sgs.topShareOf=all", "sgs.topShareTies=dropped"),
  run(...SGS, "sgs.topShareTies=dropped"),
  run(...SGS, "sgs.zeroRewards=left-out"),
  run(...SGS, "sgs.proofs=unsolved"),
  run(...SGS, "sgs.proofs=between", "examples.parameters.maximumPassRate=1"),
  run(...SGS, "sgs.proofs=proved", "examples.parameters.maximumPassRate=1"),
  run(...SGS, "sgs.proofs=few"),
  run(...SGS, "sgs.proofs=few", "sgs.provedProofs=3"),
  run(...SGS, LONG_PROOFS),
  run(...SGS, LONG_PROOFS, "sgs.lengthPenaltyFrom=0.5"),
  run(...SGS, LONG_PROOFS, "sgs.lengthPenalty=none"),
  run(...SGS, LONG_PROOFS, "sgs.lengthPenalty=instead"),
  judged("none decided", undecided, ...SGS),
];

/** Spark-Prover-X1's plan, and one setting of its own each. */
const SPARK = [
  "algorithm=spark-prover",
  'data.informal=[{"path":"informal.jsonl"}]',
  'data.paired=[{"path":"paired.jsonl"}]',
];
/** A third stage that has statements enough. */
const MANY_HARD = [...SPARK, "spark.hardPassRate=1"];
const staged: ReadonlyArray<GoldenCase> = [
  run(...SPARK),
  run(...SPARK, "formalise.samples=5"),
  run(...SPARK, "formalise.temperature=0.5"),
  run(...SPARK, "formalise.topP=0.9"),
  run(...SPARK, "formalise.maximumTokens=512"),
  run(...SPARK, "formalise.contextTokens=512"),
  run(...SPARK, "formalise.agreement=0.7"),
  run(...SPARK, "formalise.texts=2"),
  run(...SPARK, "formalise.learn=proved"),
  run(...SPARK, "spark.hardIterations=2"),
  run(...SPARK, "spark.hardIterations=0"),
  run(...MANY_HARD),
  run(...MANY_HARD, "spark.hardest=4"),
  run(...MANY_HARD, "spark.unproved=kept"),
  run(...MANY_HARD, "examples.rule=cispo"),
];

/** Search over states, and one setting of its own each. */
const SEARCH = ["algorithm=internlm-stepprover"];
const CRITIC = [...SEARCH, "search.guidance=critic"];
const searched: ReadonlyArray<GoldenCase> = [
  run(...SEARCH),
  run(...SEARCH, "search.passes=3"),
  run(...SEARCH, "search.candidates=2"),
  run(...SEARCH, "search.expansions=3"),
  run(...SEARCH, "search.expansions=3", "search.firstExpansions=1"),
  run(...SEARCH, "search.duplicates=twice", "search.expansions=3"),
  run(...SEARCH, "search.duplicates=kept", "search.expansions=3"),
  run(...SEARCH, "prompt.format=internlm"),
  judged("disproving", disproving, ...SEARCH),
  judged("disproving", disproving, ...SEARCH, "search.twins=true"),
  judged("disproving", disproving, ...SEARCH, "search.shorten=true"),
  judged("disproving", disproving, ...SEARCH, "search.twins=true", "search.shorten=true"),
  run(...CRITIC),
  run(...SEARCH, "search.guidance=half-and-half", "search.passes=3"),
  run(...SEARCH, "search.selectShare=0.5"),
  run(...CRITIC, "search.critic.noGoalShare=1"),
  run(...CRITIC, "search.critic.heldOutShare=0.6"),
  run(...CRITIC, "search.critic.learningRate=0.1"),
  run(...CRITIC, "search.critic.passes=2"),
  run(...CRITIC, "search.critic.batchSize=8"),
  run(...CRITIC, "search.critic.maximumTokens=100"),
];

/** Attempts in rounds, and one setting of theirs each; a turn is of 7 tokens. */
const ROUNDS = ["prompt.format=stepfun", "refine.calls=3"];
const inRounds: ReadonlyArray<GoldenCase> = [
  run(...ROUNDS),
  run(...ROUNDS, "prompt.format=correction"),
  run("prompt.format=stepfun", "refine.calls=1"),
  run(...ROUNDS, "refine.callSeconds=5"),
  run(...ROUNDS, "refine.tokens=8"),
  run(...ROUNDS, "refine.answerCharacters=50"),
  run(...ROUNDS, "examples.rule=grpo"),
  run(...ROUNDS, "evaluate.contextTokens=[10,30,60]"),
];

const verdicts: ReadonlyArray<GoldenCase> = [
  judged("all accepted", () => accepted(["Nat.add_comm"])),
  judged("all rejected", () => rejected),
  judged("none decided", undecided),
  judged("none decided", undecided, "verify.timeoutCounts=wrong"),
  judged("often undecided", oftenUndecided),
  judged("often undecided", oftenUndecided, "verify.timeoutCounts=wrong"),
  judged("often undecided", oftenUndecided, "verify.timeoutCounts=all-wrong"),
];

const WHOLE = ["train.refreshEvery=3", "evaluate.every=2", "seeds.trivialLemmaDraw=persistent", ALL_LEVELS];

/** Rewards that look back have what they look at from the log, in whichever process. */
const lookingBack = ["novelty", "diffusion-diversity"].flatMap((variant): ReadonlyArray<GoldenCase> => {
  const whole = run(`reward.variant=${variant}`, "train.refreshEvery=3", "examples.window=2");
  return [
    whole,
    { ...whole, name: `${variant} resumed after every 7 commits`, equals: whole.name, commitsOfAProcess: 7 },
  ];
});

/** What may not change a digest. */
const invariants: ReadonlyArray<GoldenCase> = [
  run(...WHOLE),
  { ...run(...WHOLE), name: "resumed after every 7 commits", equals: WHOLE.join(" "), commitsOfAProcess: 7 },
  ...lookingBack,
  { ...run(...SGS), name: "sgs resumed after every 7 commits", equals: SGS.join(" "), commitsOfAProcess: 7 },
  {
    ...run(...SPARK),
    name: "spark-prover resumed after every 7 commits",
    equals: SPARK.join(" "),
    commitsOfAProcess: 7,
  },
  {
    ...run(...SEARCH),
    name: "internlm-stepprover resumed after every 7 commits",
    equals: SEARCH.join(" "),
    commitsOfAProcess: 7,
  },
  {
    ...run(...CRITIC),
    name: "a critic resumed after every 7 commits",
    equals: CRITIC.join(" "),
    commitsOfAProcess: 7,
  },
  // The names are the same everywhere in these states.
  {
    ...run(...SEARCH, "search.duplicates=by-text", "search.expansions=3"),
    equals: [...SEARCH, "search.expansions=3"].join(" "),
  },
  { ...run(...ROUNDS), name: "rounds resumed after every 7 commits", equals: ROUNDS.join(" "), commitsOfAProcess: 7 },
  { ...run("concurrency=5", "verify.queue=1"), equals: "base" },
];

export const goldenCases: ReadonlyArray<GoldenCase> = [
  run(),
  ...presets,
  ...rewards,
  ...settings,
  ...guided,
  ...staged,
  ...searched,
  ...inRounds,
  ...verdicts,
  ...invariants,
];
