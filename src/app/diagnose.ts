/** What `stp doctor` looks at: each back end of an experiment through the services that a run would use. */
import { Effect, Layer, Logger, Result } from "effect";
import packageJson from "../../package.json" with { type: "json" };
import {
  asksCritic,
  type Experiment,
  type Finding,
  fails,
  ok,
  type Section,
  thrownText,
  UserError,
} from "../domain/index.ts";
import { diskFinding, memoryFinding } from "../machine/index.ts";
import { judgeKnownProofs, KNOWN_PROOFS, SHORT_KNOWN_PROOFS } from "../selfplay/index.ts";
import { Verifier, VerifierError, type VerifierPart } from "../services/index.ts";
import type { Registry } from "./registry.ts";

/** This program and its Node. */
export const programFinding = (version = process.versions.node): Finding => {
  const needed = /\d+/.exec(packageJson.engines.node)?.[0] ?? "0";
  const found = `${packageJson.name} ${packageJson.version}, Node ${version}, ${process.platform} ${process.arch}`;
  if (Number.parseInt(version, 10) < Number(needed))
    return fails("program", found, `use Node ${needed} or later: npm install brings one along`);
  return ok("program", found);
};

/** What the back end of a section finds out by itself; the services say it if there is none of that name. */
const sectionFindings = ({ part }: Registry, section: Section, experiment: Experiment, folder: string) =>
  Result.match(part(section, experiment), {
    onFailure: () => Effect.succeed<ReadonlyArray<Finding>>([]),
    onSuccess: (chosen) => chosen.findings(experiment, folder),
  });

const isAbout =
  (subject: string) =>
  (finding: Finding): boolean =>
    finding.subject === subject;

type VerifierLayer = Layer.Layer<Verifier, unknown>;

const startFailure = (part: VerifierPart, error: unknown): Finding =>
  error instanceof VerifierError
    ? fails(error.reason === "sandbox" ? "sandbox" : "verifier", error.message, part.advice(error))
    : fails("experiment", thrownText(error).replaceAll("\n", " "), "correct the experiment file");

/** The verifier as a run would have it, and what it says of known proofs. */
const verifierFindings = Effect.fn("verifierFindings")(function* (
  part: VerifierPart,
  experiment: Experiment,
  services: VerifierLayer,
) {
  const warnings: Array<string> = [];
  const listen = Logger.make(({ message }) => {
    warnings.push([message].flat().map(String).join(" "));
  });
  const judged = Effect.gen(function* () {
    const { environment } = yield* Verifier;
    const findings = yield* judgeKnownProofs(KNOWN_PROOFS);
    const started = ok("verifier", `${experiment.verifier.backend}, environment ${environment.slice(0, 16)}`);
    return [started, part.sandbox(experiment, warnings), ...findings];
  });
  const result = yield* judged.pipe(Effect.provide(services), Effect.provide(Logger.layer([listen])), Effect.result);
  return Result.isSuccess(result) ? result.success : [startFailure(part, result.failure)];
});

/** Everything that a run of an experiment in `folder` depends on. */
export const diagnose = Effect.fn("diagnose")(function* (
  registry: Registry,
  experiment: Experiment,
  folder: string,
  services: VerifierLayer,
) {
  const look = (section: Section) => sectionFindings(registry, section, experiment, folder);
  const verifier = registry.part("verifier", experiment);
  const ofVerifier = yield* look("verifier");
  const started = Result.isFailure(verifier)
    ? [fails("verifier", verifier.failure.message, "correct the experiment file")]
    : yield* verifierFindings(verifier.success, experiment, services);
  const found = [
    programFinding(),
    ...(yield* look("model")),
    ...(yield* look("embedder")),
    ...(yield* look("guide")),
    ...(asksCritic(experiment) ? [...(yield* look("critic")), ...(yield* look("criticTrainer"))] : []),
    ...ofVerifier,
    // What was seen to be missing is told once.
    ...started.filter(({ subject }) => subject !== "sandbox" || !ofVerifier.some(isAbout(subject))),
    ...(yield* look("trainer")),
  ];
  return [
    ...found,
    ...(found.some(isAbout("disk")) ? [] : [diskFinding(folder)]),
    ...(found.some(isAbout("memory")) ? [] : [memoryFinding(null)]),
  ];
});

const isFailed = ({ status }: Finding): boolean => status === "fails";
const foundText = (findings: ReadonlyArray<Finding>): string => findings.map(({ found }) => found).join("; ");

/**
 * The short form of the doctor, before every run: quick, silent, and it refuses what a run would end at. First what is
 * seen without starting anything.
 */
export const layerMachineCheck = (registry: Registry, experiment: Experiment, directory: string) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const look = (section: Section) => sectionFindings(registry, section, experiment, directory);
      const found = [...(yield* look("trainer")), ...(asksCritic(experiment) ? yield* look("criticTrainer") : [])];
      const failed = [...found, ...(found.some(isAbout("disk")) ? [] : [diskFinding(directory)])].filter(isFailed);
      if (failed.length === 0) return;
      const expected = "what the experiment needs";
      const hint = "see: npx stp doctor EXPERIMENT.json";
      return yield* new UserError({ place: "this machine", expected, found: foundText(failed), hint });
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
    });
  }),
);
