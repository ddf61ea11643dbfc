/** The algorithms: a plan each. */
import { Effect, Layer } from "effect";
import { type Experiment, nearest, UserError } from "../../domain/index.ts";
import { RunLog } from "../../services/index.ts";
import { Plan, type PlanShape } from "../plan.ts";
import {
  expertIteration,
  optimisedExpertIteration,
  releasedExpertIteration,
  vanillaExpertIteration,
} from "./expert-iteration.ts";
import { internlmStepprover } from "./internlm-stepprover.ts";
import { parallelSampling } from "./parallel-sampling.ts";
import { sgs } from "./sgs.ts";
import { sparkProver } from "./spark-prover.ts";
import { stepfunProver } from "./stepfun-prover.ts";
import { stp } from "./stp.ts";

/** The plans by the name that an experiment's `algorithm` has. */
export const plans: Readonly<Record<string, PlanShape>> = Object.fromEntries(
  [
    stp,
    expertIteration,
    vanillaExpertIteration,
    optimisedExpertIteration,
    releasedExpertIteration,
    parallelSampling,
    sgs,
    sparkProver,
    internlmStepprover,
    stepfunProver,
  ].map((plan) => [plan.name, plan]),
);

const planOf = ({ algorithm }: Experiment): Effect.Effect<PlanShape, UserError> => {
  const plan = Object.hasOwn(plans, algorithm) ? plans[algorithm] : undefined;
  if (plan !== undefined) return Effect.succeed(plan);
  const names = Object.keys(plans);
  const close = nearest(algorithm, names);
  const hint = close === null ? {} : { hint: `did you mean ${close}?` };
  const expected = `one of ${names.join(", ")}`;
  return Effect.fail(new UserError({ place: "algorithm", expected, found: algorithm, ...hint }));
};

/** The plan of an experiment. */
export const layerPlan = (experiment: Experiment) => Layer.effect(Plan, planOf(experiment));

/** The plan of the run whose log is open. */
export const layerPlanOfRun = Layer.effect(
  Plan,
  Effect.flatMap(RunLog, ({ info }) => planOf(info.experiment)),
);
