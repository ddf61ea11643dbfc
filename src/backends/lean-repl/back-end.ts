/** The back end whose verifier is REPL processes on this machine. */
import { totalmem } from "node:os";
import { Effect } from "effect";
import { type Finding, fails, ok, warning } from "../../domain/index.ts";
import { isProgram, memoryFinding } from "../../machine/index.ts";
import { type BackEnd, type VerifierError, verifierPart } from "../../services/index.ts";
import { LeanReplVerifierSettings } from "./settings.ts";
import { layerVerifier, OWN_WORKSPACE } from "./verifier.ts";
import { toolchainFinding } from "./versions.ts";

const MEGABYTE = 2 ** 20;

const sandboxFinding = ({ command, sandbox }: LeanReplVerifierSettings, warnings: ReadonlyArray<string>): Finding => {
  const said = warnings.find((text) => text.startsWith("NO SANDBOX"));
  if (said !== undefined) return warning("sandbox", said, 'install bubblewrap and set verifier.sandbox to "require"');
  if (sandbox !== "off") return ok("sandbox", "in force: an attempt to leave it was stopped");
  if (command?.[0] === "stp") return ok("sandbox", "off: `stp repl` runs no foreign code");
  return warning("sandbox", "off: what a model writes runs with your rights", 'set verifier.sandbox to "require"');
};

/** What a sandbox is made with, where it is missing: the verifier may come to nothing before it asks for it. */
const bubblewrapFindings = ({ sandbox }: LeanReplVerifierSettings): ReadonlyArray<Finding> => {
  if (sandbox === "off" || isProgram("bwrap")) return [];
  const found = "bubblewrap (bwrap) is not installed";
  const advice = "apt-get install bubblewrap";
  return [sandbox === "require" ? fails("sandbox", found, advice) : warning("sandbox", found, advice)];
};

/** Memory against what the REPL processes may take. */
export const replMemoryFinding = ({ memoryBudgetMegabytes: budget }: LeanReplVerifierSettings): Finding =>
  memoryFinding({
    bytes: budget === null ? totalmem() * 0.75 : budget * MEGABYTE,
    what: "the REPL processes",
    advice: "set verifier.memoryBudgetMegabytes to what is available, or stop what else runs here",
  });

const advice = ({ reason }: VerifierError): string => {
  const guide = "docs/real-models.md says how to set it up";
  if (reason === "sandbox") return "apt-get install bubblewrap; in a container allow user namespaces";
  if (reason === "environment") return `npm run lean:setup; ${guide}`;
  return `for Lean install elan, then npm run lean:setup; else check verifier.command; ${guide}`;
};

export const leanRepl: BackEnd = {
  name: "lean-repl",
  verifier: verifierPart({
    settings: LeanReplVerifierSettings,
    paths: {
      command: "dotted",
      environmentCommand: "dotted",
      kernelCommand: "dotted",
      workspace: "always",
      readable: "always",
    },
    layer: (settings, { experiment }) => layerVerifier(experiment, settings),
    findings: (settings) =>
      Effect.sync(() => [
        ...(settings.command === null ? [toolchainFinding(settings.workspace ?? OWN_WORKSPACE)] : []),
        ...bubblewrapFindings(settings),
        replMemoryFinding(settings),
      ]),
    sandbox: sandboxFinding,
    advice,
  }),
};
