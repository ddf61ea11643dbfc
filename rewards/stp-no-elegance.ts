/** STP's reward without its elegance filter: long-winded goals with short proofs stay. An ablation. */
import { greedyPart, invocationPart, stpVariant, windowPart } from "../src/reward/index.ts";

export default stpVariant({
  name: "stp-no-elegance",
  summary: "STP without the elegance filter (ablation)",
  window: windowPart,
  invocation: invocationPart,
  elegance: null,
  matching: greedyPart,
});
