/**
 * STP's reward with its re-weighting solved instead of approximated: the weights of least transport cost towards the
 * unproved statements under the same cap, independent of the order in which they are taken.
 */
import { elegancePart, exactPart, invocationPart, stpVariant, windowPart } from "../src/reward/index.ts";

export default stpVariant({
  name: "stp-exact",
  summary: "STP with its re-weighting solved exactly: least transport cost to the unproved statements under the cap",
  window: windowPart,
  invocation: invocationPart,
  elegance: elegancePart,
  matching: exactPart,
});
