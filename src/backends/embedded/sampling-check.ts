/** Refuses sampling settings that the embedded model does not have, before a run begins. */
import { type Experiment, UserError } from "../../domain/index.ts";

type Sampled = Pick<Experiment["prove"], "temperature" | "topP">;

/** The first setting of an experiment that the embedded model cannot follow; null if there is none. */
export const samplingMistake = (experiment: {
  readonly prove: Sampled;
  readonly conjecture: Sampled;
  readonly formalise: Sampled;
}): UserError | null => {
  for (const group of ["prove", "conjecture", "formalise"] as const) {
    const { temperature, topP } = experiment[group];
    if (temperature <= 0)
      return new UserError({
        place: `${group}.temperature`,
        expected: "a number above 0 for the embedded model",
        found: String(temperature),
      });
    if (topP !== 1)
      return new UserError({
        place: `${group}.topP`,
        expected: "1: the embedded model samples from its whole distribution",
        found: String(topP),
      });
  }
  return null;
};

/** Why the embedded model cannot write attempts in rounds as an experiment has them; null where it can. */
export const roundsMistake = ({ prompt, refine }: Pick<Experiment, "prompt" | "refine">): UserError | null => {
  if (refine.calls === 0) return null;
  if (refine.calls === null)
    return new UserError({
      place: "refine.calls",
      expected: "a number for the embedded model, which counts no tokens that would end an attempt",
      found: "null",
    });
  if (prompt.format === "stepfun") return null;
  return new UserError({
    place: "prompt.format",
    expected: '"stepfun": the embedded model writes attempts in rounds in that form alone',
    found: `"${prompt.format}"`,
  });
};
