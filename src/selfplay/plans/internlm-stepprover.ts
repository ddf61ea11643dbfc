/**
 * InternLM2.5-StepProver (arXiv 2410.15700): expert iteration with a prover of single tactics. Statements are searched
 * best first, proofs that are found are judged as a whole, and the model learns their tactics.
 */
import { asksCritic } from "../../domain/index.ts";
import { definePlan, when } from "../plan.ts";
import { conjecture } from "../steps/conjecture.ts";
import { criticPairs, criticRank, trainCritic } from "../steps/critic.ts";
import { data } from "../steps/data.ts";
import { embed } from "../steps/embed.ts";
import { finalExamples, retrain } from "../steps/final.ts";
import { initial } from "../steps/initial.ts";
import { done, metrics } from "../steps/metrics.ts";
import { probe } from "../steps/probe.ts";
import { reward } from "../steps/reward.ts";
import { searchingHeldOut, searchingSelected } from "../steps/search.ts";
import { evaluateSearched, evaluatingSearched, provingSearched } from "../steps/search-prove.ts";
import { searchSelect } from "../steps/search-select.ts";
import { seeds } from "../steps/seeds.ts";
import { twins } from "../steps/twins.ts";
import { ALL_FOR_THE_DATASET } from "./expert-iteration.ts";
import { learning, measured } from "./self-play.ts";

const measuringSearched = [searchingHeldOut, evaluatingSearched, evaluateSearched];

export const internlmStepprover = definePlan({
  name: "internlm-stepprover",
  summary:
    "Statements are searched tactic by tactic, best first, and the base model learns from all proofs of all iterations.",
  defaults: {
    // What is solved leaves the pool; both models are trained on all that was verified so far.
    select: { reproveProbability: 0, reproveBelow: 0 },
    examples: {
      window: "all",
      maximumPassRate: 1,
      maximumPassRateIs: "included",
      proofsPerStatement: null,
      shareAmong: "nothing",
      lengthDecay: 0,
      timeDecay: 0,
    },
    train: { from: "base", refreshEvery: 0 },
    final: { enabled: false },
    prove: { temperature: 0.7, maximumTokens: 256 },
  },
  settings: { prove: ALL_FOR_THE_DATASET },
  setUp: [data, ...when(({ search }) => search.twins, twins), initial],
  iteration: [
    seeds,
    conjecture,
    searchSelect,
    searchingSelected,
    provingSearched,
    probe,
    embed,
    reward,
    ...when(asksCritic, criticPairs, trainCritic),
    ...when(({ search }) => search.selectShare < 1, criticRank),
    ...learning,
    ...measured(...measuringSearched),
    metrics,
  ],
  final: [...when(({ final: { enabled } }) => enabled, finalExamples, retrain), ...measuringSearched, done],
});
