/** STP (arXiv 2502.00212): self-play between a conjecturer and a prover. */
import { definePlan } from "../plan.ts";
import { final, learning, measuring, playing, setUp } from "./self-play.ts";

export const stp = definePlan({
  name: "stp",
  summary: "The conjecturer invents statements near the unproved ones, and the model learns from what it proves.",
  setUp,
  iteration: [...playing, ...learning, ...measuring],
  final,
});
