/** A verifier over real REPL processes, for tests. */
import { Effect, Result } from "effect";
import { decodeExperiment } from "../../../src/app.ts";
import type { LeanReplVerifierSettings } from "../../../src/backends/lean-repl/settings.ts";
import { layerVerifier } from "../../../src/backends/lean-repl/verifier.ts";
import { Verifier } from "../../../src/services/index.ts";

/** Uses the verifier of these settings: two processes of `stp repl`, unless they say otherwise. */
export const withVerifier = <A, E>(
  settings: object,
  use: (verifier: typeof Verifier.Service) => Effect.Effect<A, E>,
  verify: object = {},
) => {
  const verifier = {
    backend: "lean-repl",
    command: ["stp", "repl"],
    environmentCommand: ["stp", "repl", "--environment"],
    processes: 2,
    sandbox: "off",
    ...settings,
  };
  const json = { name: "t", data: { train: [{ path: "x" }] }, prompt: { defaultHeader: "" }, verifier, verify };
  const experiment = Result.getOrThrow(decodeExperiment(json as never, { file: "test" }));
  const layer = layerVerifier(experiment, experiment.verifier as LeanReplVerifierSettings);
  return Effect.flatMap(Verifier, use).pipe(Effect.provide(layer));
};
