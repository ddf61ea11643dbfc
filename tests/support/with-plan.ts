/** A run log together with the plan of its run. */
import { Layer } from "effect";
import { layerPlanOfRun } from "../../src/selfplay/index.ts";
import type { RunLog } from "../../src/services/index.ts";

export const withPlan = <E, R>(log: Layer.Layer<RunLog, E, R>) => Layer.provideMerge(layerPlanOfRun, log);
