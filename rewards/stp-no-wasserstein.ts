/**
 * STP's filters with weight 1 for all that passes: no re-weighting towards the unproved statements. The paper's
 * qualitative ablation: without it, conjectures collapse to algebraic manipulation.
 */
import { elegancePart, invocationPart, stpVariant, windowPart } from "../src/reward/index.ts";

export default stpVariant({
  name: "stp-no-wasserstein",
  summary: "STP's filters without re-weighting towards the unproved statements (ablation)",
  window: windowPart,
  invocation: invocationPart,
  elegance: elegancePart,
  matching: null,
});
