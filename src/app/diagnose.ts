/** What `stp doctor` looks at: each back end of an experiment through the services that a run would use. */
import { fileURLToPath } from "node:url";
import { Effect, Layer, Logger, Result } from "effect";
import * as vllm from "../backends/vllm/index.ts";
import { type Experiment, type Finding, fails, ok, UserError, warning } from "../domain/index.ts";
import { judgeKnownProofs, KNOWN_PROOFS, SHORT_KNOWN_PROOFS } from "../selfplay/index.ts";
import { Verifier, VerifierError } from "../services/index.ts";
import {
  diskFinding,
  isProgram,
  memoryFinding,
  programFinding,
  toolchainFinding,
  trainerFinding,
} from "./machine-findings.ts";

const GUIDE = "docs/real-models.md says how to set it up";

type ServedSettings = Parameters<typeof vllm.checkServers>[0];

/** Whether servers answer and have their model. */
const serverFindings = (subject: string, settings: ServedSettings) =>
  Effect.map(Effect.result(vllm.checkServers(settings, subject)), (result): Finding => {
    const { endpoints, model } = settings;
    if (Result.isSuccess(result)) return ok(subject, `${model} at ${endpoints.join(", ")}`);
    return fails(
      subject,
      result.failure.message.replaceAll("\n", " "),
      `start the server, or correct its address and model; ${GUIDE}`,
    );
  });

const modelFindings = Effect.fn("modelFindings")(function* ({ embedder, model }: Experiment) {
  const findings: Array<Finding> = [];
  if (model.backend === "embedded") findings.push(ok("model", "embedded"));
  else {
    const { endpoints, serve } = model;
    if (endpoints.length > 0) findings.push(yield* serverFindings("model", model));
    if (serve !== null)
      findings.push(
        isProgram(serve.command[0])
          ? ok("model", `${serve.processes} servers are started with the run: ${serve.command.join(" ")}`)
          : fails(
              "model",
              `model.serve.command: ${serve.command[0]} is no program here`,
              "install it, or name it by its path",
            ),
      );
    if (endpoints.length === 0 && serve === null)
      findings.push(fails("model", "model has neither endpoints nor serve", "name the servers in model.endpoints"));
  }
  if (embedder.backend === "embedded") findings.push(ok("embedder", "embedded"));
  else if (embedder.endpoints.length > 0) findings.push(yield* serverFindings("embedder", embedder));
  else findings.push(ok("embedder", "the servers of the model"));
  return findings;
});

const sandboxFinding = ({ verifier }: Experiment, warnings: ReadonlyArray<string>): Finding => {
  if (verifier.backend === "embedded") return ok("sandbox", "not needed: the embedded verifier runs no foreign code");
  if (verifier.backend === "kimina")
    return warning(
      "sandbox",
      "the Kimina server runs what a model writes, with its own rights",
      "run the server in a container without network and without secrets",
    );
  const said = warnings.find((text) => text.startsWith("NO SANDBOX"));
  if (said !== undefined) return warning("sandbox", said, 'install bubblewrap and set verifier.sandbox to "require"');
  if (verifier.sandbox !== "off") return ok("sandbox", "in force: an attempt to leave it was stopped");
  if (verifier.command?.[0] === "stp") return ok("sandbox", "off: `stp repl` runs no foreign code");
  return warning("sandbox", "off: what a model writes runs with your rights", 'set verifier.sandbox to "require"');
};

const verifierAdvice = ({ verifier }: Experiment, { reason }: VerifierError): string => {
  if (verifier.backend === "kimina") return "start the server, or correct verifier.url and verifier.apiKeyVariable";
  if (reason === "sandbox") return "apt-get install bubblewrap; in a container allow user namespaces";
  if (reason === "environment") return `npm run lean:setup; ${GUIDE}`;
  return `for Lean install elan, then npm run lean:setup; else check verifier.command; ${GUIDE}`;
};

type VerifierLayer = Layer.Layer<Verifier, unknown>;

const startFailure = (experiment: Experiment, error: unknown): Finding =>
  error instanceof VerifierError
    ? fails(error.reason === "sandbox" ? "sandbox" : "verifier", error.message, verifierAdvice(experiment, error))
    : fails(
        "experiment",
        error instanceof Error ? error.message.replaceAll("\n", " ") : String(error),
        "correct the experiment file",
      );

/** The verifier as a run would have it, and what it says of known proofs. */
const verifierFindings = Effect.fn("verifierFindings")(function* (experiment: Experiment, services: VerifierLayer) {
  const { verifier } = experiment;
  const warnings: Array<string> = [];
  const listen = Logger.make(({ message }) => {
    warnings.push([message].flat().map(String).join(" "));
  });
  const judged = Effect.gen(function* () {
    const { environment } = yield* Verifier;
    const findings = yield* judgeKnownProofs(KNOWN_PROOFS);
    return [ok("verifier", `${verifier.backend}, environment ${environment.slice(0, 16)}`), ...findings];
  });
  const result = yield* judged.pipe(Effect.provide(services), Effect.provide(Logger.layer([listen])), Effect.result);
  if (Result.isFailure(result)) return [startFailure(experiment, result.failure)];
  const [started, ...proofs] = result.success;
  return [...(started === undefined ? [] : [started]), sandboxFinding(experiment, warnings), ...proofs];
});

const OWN_WORKSPACE = fileURLToPath(new URL("../../lean-workspace", import.meta.url));

const versionFindings = ({ verifier }: Experiment): ReadonlyArray<Finding> =>
  verifier.backend === "lean-repl" && verifier.command === null
    ? [toolchainFinding(verifier.workspace ?? OWN_WORKSPACE)]
    : [];

/** Everything that a run of an experiment in `folder` depends on. */
export const diagnose = Effect.fn("diagnose")(function* (
  experiment: Experiment,
  folder: string,
  services: VerifierLayer,
) {
  return [
    programFinding(),
    ...versionFindings(experiment),
    ...(yield* modelFindings(experiment)),
    ...(yield* verifierFindings(experiment, services)),
    trainerFinding(experiment),
    diskFinding(experiment, folder),
    memoryFinding(experiment),
  ];
});

const isFailed = ({ status }: Finding): boolean => status === "fails";
const foundText = (findings: ReadonlyArray<Finding>): string => findings.map(({ found }) => found).join("; ");

/**
 * The short form of the doctor, before every run: quick, silent, and it refuses what a run would end at. First what is
 * seen without starting anything.
 */
export const layerMachineCheck = (experiment: Experiment, directory: string) =>
  Layer.effectDiscard(
    Effect.suspend(() => {
      const failed = [trainerFinding(experiment), diskFinding(experiment, directory)].filter(isFailed);
      if (failed.length === 0) return Effect.void;
      const expected = "what the experiment needs";
      const hint = "see: npx stp doctor EXPERIMENT.json";
      return Effect.fail(new UserError({ place: "this machine", expected, found: foundText(failed), hint }));
    }),
  );

/** Then, once the services are there, what the verifier says of proofs whose verdict is known. */
export const layerProofCheck = Layer.effectDiscard(
  Effect.gen(function* () {
    const failed = (yield* judgeKnownProofs(SHORT_KNOWN_PROOFS)).filter(isFailed);
    if (failed.length === 0) return;
    return yield* new VerifierError({
      reason: "self-test",
      message: `the verifier misjudges proofs whose verdict is known: ${foundText(failed)}; see: npx stp doctor EXPERIMENT.json`,
      isRetryable: false,
    });
  }),
);
