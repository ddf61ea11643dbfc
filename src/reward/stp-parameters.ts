/** The parameters of STP's filters, shared by `stp` and by the variants that leave one stage out. */
import { Schema } from "effect";
import { NonNegativeInteger, NonNegativeNumber, parameter, UnitInterval } from "./parameter.ts";
import type { StpStages } from "./stp-stages.ts";

const window = {
  maximumPassRate: parameter(UnitInterval, 0.25, {
    description: "Conjectures with a higher pass rate are dropped, and so are those never proved.",
    unit: "pass rate",
    source: "paper and released code: 1/4",
  }),
  maximumPassRateEnd: parameter(Schema.Literals(["closed", "open"]), "closed", {
    description: "Whether a pass rate equal to the maximum is kept (closed).",
    source: "paper: closed, (0, 1/4]; released code: open, (0, 1/4)",
  }),
};

const invocation = {
  unusedLemma: parameter(Schema.Literals(["relabel", "drop"]), "relabel", {
    description: "A conjecture none of whose proofs uses its lemma is dropped, or trained under the trivial lemma.",
    source: "paper: drop; released code: relabel",
  }),
  relabelFactor: parameter(NonNegativeNumber, 20, {
    description:
      "At most max(relabelFactor × I, relabelMinimum) are relabelled, I the conjectures that use their lemma.",
    source: "released code: 20",
  }),
  relabelMinimum: parameter(NonNegativeInteger, 4096, {
    description: "See relabelFactor.",
    unit: "conjectures",
    source: "released code: 4,096",
  }),
};

const elegance = {
  eleganceQuantile: parameter(UnitInterval, 0.2, {
    description: "Conjectures whose score (shortest proof over statement, in code points) is below this quantile go.",
    source: "paper and released code: 0.2",
  }),
  eleganceGroups: parameter(Schema.Literals(["per-lemma", "global"]), "per-lemma", {
    description: "The quantile is taken over all conjectures, or within each lemma (groups of up to 4 lose nothing).",
    source: "paper: global; released code: per-lemma",
  }),
};

/** The filters' parameters by stage, for variants that leave a stage out. */
export const stpFilterParameters = { window, invocation, elegance };

const Window = Schema.Struct(window);
const Invocation = Schema.Struct(invocation);
const Elegance = Schema.Struct(elegance);

export const windowPresets = {
  paper: { maximumPassRateEnd: "closed" },
  "released-code": { maximumPassRateEnd: "open" },
} as const satisfies Record<string, Partial<typeof Window.Type>>;
export const invocationPresets = {
  paper: { unusedLemma: "drop" },
  "released-code": { unusedLemma: "relabel" },
} as const satisfies Record<string, Partial<typeof Invocation.Type>>;
export const elegancePresets = {
  paper: { eleganceGroups: "global" },
  "released-code": { eleganceGroups: "per-lemma" },
} as const satisfies Record<string, Partial<typeof Elegance.Type>>;

/** The pass-rate window of the parameters. */
export const windowStage = (settings: typeof Window.Type): StpStages["window"] => ({
  minimum: 0,
  minimumEnd: "open",
  maximum: settings.maximumPassRate,
  maximumEnd: settings.maximumPassRateEnd,
});

/** The invocation filter of the parameters. */
export const invocationStage = (settings: typeof Invocation.Type): StpStages["invocation"] => ({
  quota: settings.unusedLemma === "drop" ? null : { factor: settings.relabelFactor, minimum: settings.relabelMinimum },
});

/** The elegance filter of the parameters. */
export const eleganceStage = (settings: typeof Elegance.Type): StpStages["elegance"] => ({
  quantile: settings.eleganceQuantile,
  groups: settings.eleganceGroups,
});
