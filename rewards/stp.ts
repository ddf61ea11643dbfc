/**
 * STP's conjecturer reward (Dong and Ma 2025, section 3.3 and algorithm 4): a low but positive pass rate, the given lemma
 * used, elegant enough, and weighted towards the unproved statements by greedy optimal transport. The defaults are the
 * released code's rules with the paper's closed window and a sound mask; the presets are the two published sets of rules.
 */
import { elegancePart, greedyPart, invocationPart, stpVariant, windowPart } from "../src/reward/index.ts";

export default stpVariant({
  name: "stp",
  summary: "STP: hard but proved, uses its lemma, elegant, weighted towards the unproved statements (greedy transport)",
  window: windowPart,
  invocation: invocationPart,
  elegance: elegancePart,
  matching: greedyPart,
});
