/** STP's reward without the lemma-invocation filter: it does not matter whether a proof uses the lemma. An ablation. */
import { elegancePart, greedyPart, stpVariant, windowPart } from "../src/reward/index.ts";

export default stpVariant({
  name: "stp-no-invocation",
  summary: "STP without the lemma-invocation filter (ablation)",
  window: windowPart,
  invocation: null,
  elegance: elegancePart,
  matching: greedyPart,
});
