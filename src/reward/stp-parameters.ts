/** STP's filters as parts of a variant: parameters, published settings, and the stage that the parameters describe. */
import { Schema } from "effect";
import { eleganceBoundaries } from "./elegance.ts";
import { invocationBoundaries } from "./invocation-filter.ts";
import { NonNegativeInteger, NonNegativeNumber, parameter, UnitInterval } from "./parameter.ts";
import { passRateWindowBoundaries } from "./pass-rate-window.ts";
import type { StpStages } from "./stp-stages.ts";
import { stagePart } from "./stp-variant.ts";

/** Keeps pass rates in (0, `maximumPassRate`]. */
export const windowPart = stagePart({
  name: "window",
  parameters: Schema.Struct({
    maximumPassRate: parameter(UnitInterval, 0.25, {
      description: "Conjectures with a higher pass rate are dropped, and so are those never proved.",
      unit: "pass rate",
      source: "paper and released code: 1/4",
    }),
    maximumPassRateEnd: parameter(Schema.Literals(["closed", "open"]), "closed", {
      description: "Whether a pass rate equal to the maximum is kept (closed).",
      source: "paper: closed, (0, 1/4]; released code: open, (0, 1/4)",
    }),
  }),
  presets: { paper: { maximumPassRateEnd: "closed" }, "released-code": { maximumPassRateEnd: "open" } },
  boundaries: passRateWindowBoundaries,
  stage: (settings): StpStages["window"] => ({
    minimum: 0,
    minimumEnd: "open",
    maximum: settings.maximumPassRate,
    maximumEnd: settings.maximumPassRateEnd,
  }),
});

/** Keeps conjectures whose proofs use their lemma, and relabels or drops the others. */
export const invocationPart = stagePart({
  name: "invocation",
  parameters: Schema.Struct({
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
    relabelOrder: parameter(Schema.Literals(["conjectures", "drawn-proofs"]), "conjectures", {
      description:
        "Which conjectures come first: in their own order, or in a drawn order of their accepted samples, so that those with more of them fill the quota.",
      source: "released code: drawn-proofs",
    }),
  }),
  presets: {
    paper: { unusedLemma: "drop" },
    "released-code": { unusedLemma: "relabel", relabelOrder: "drawn-proofs" },
  },
  boundaries: invocationBoundaries,
  stage: ({ relabelFactor, relabelMinimum, relabelOrder, unusedLemma }): StpStages["invocation"] => ({
    quota: unusedLemma === "drop" ? null : { factor: relabelFactor, minimum: relabelMinimum },
    order: relabelOrder,
  }),
});

/** Drops conjectures whose proofs are short beside their statement. */
export const elegancePart = stagePart({
  name: "elegance",
  parameters: Schema.Struct({
    eleganceQuantile: parameter(UnitInterval, 0.2, {
      description: "Conjectures whose score (shortest proof over statement, in code points) is below this quantile go.",
      source: "paper and released code: 0.2",
    }),
    eleganceGroups: parameter(Schema.Literals(["per-lemma", "global"]), "per-lemma", {
      description: "The quantile is taken over all conjectures, or within each lemma (groups of up to 4 lose nothing).",
      source: "paper: global; released code: per-lemma",
    }),
  }),
  presets: { paper: { eleganceGroups: "global" }, "released-code": { eleganceGroups: "per-lemma" } },
  boundaries: eleganceBoundaries,
  stage: (settings): StpStages["elegance"] => ({
    quantile: settings.eleganceQuantile,
    groups: settings.eleganceGroups,
  }),
});
