/** Puts the command of the settings where `verifier.sandbox` says, and sees for itself that nothing gets out. */
import { chmod, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Effect, type Scope } from "effect";
import { type GroupCommand, PROGRAM_FOLDER, temporaryFolder } from "../../machine/index.ts";
import { VerifierError } from "../../services/index.ts";
import type { Escape } from "./escape-probe.ts";
import { runToEnd } from "./run-to-end.ts";
import {
  dyingWithParent,
  findTools,
  inSandbox,
  readableFor,
  type SandboxSettings,
  type SandboxTools,
  withLimits,
} from "./sandbox.ts";
import type { LeanReplVerifierSettings } from "./settings.ts";

const PROBE = fileURLToPath(new URL("./escape-probe.ts", import.meta.url));
const PROBE_SECONDS = 60;

const sandboxError = (message: string) => new VerifierError({ reason: "sandbox", message });

/** What the probe got through to, in words. */
const escapes = (found: Escape, allowed: ReadonlyArray<string>): ReadonlyArray<string> => {
  const foreign = found.variables.filter((name) => !allowed.includes(name));
  return [
    ...(found.read ? ["a file outside was read"] : []),
    ...(found.wrote ? ["a file outside was written"] : []),
    ...(found.connected ? ["a socket was opened"] : []),
    ...(foreign.length > 0 ? [`variables of this process were seen: ${foreign.join(", ")}`] : []),
    ...(found.isProcessBound ? [] : ["processes are not bounded"]),
    ...(found.isMemoryBound ? [] : ["memory is not bounded"]),
  ];
};

/** A listener on this machine that nobody in a sandbox can reach. */
const listener: Effect.Effect<number, never, Scope.Scope> = Effect.map(
  Effect.acquireRelease(
    Effect.callback<Server>((resume) => {
      const server = createServer((socket) => socket.destroy());
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)));
    }),
    (server) => Effect.callback<void>((resume) => void server.close(() => resume(Effect.void))),
  ),
  (server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  },
);

/** A file with something to steal, outside every sandbox. */
const secret = Effect.map(
  temporaryFolder("stp-secret-", async (folder) => {
    // Only the sandbox is to stand in the way.
    await chmod(folder, 0o755);
    await writeFile(path.join(folder, "secret"), "secret", { mode: 0o644 });
  }),
  (folder) => path.join(folder, "secret"),
);

/** Runs the probe where the REPL will run; what it reached, in words. */
const selfTest = Effect.fn("sandbox.selfTest")(function* (
  command: GroupCommand,
  bwrap: string,
  settings: SandboxSettings,
) {
  const port = yield* listener;
  const file = yield* secret;
  const words = [process.execPath, PROBE, file, command.folder, String(port)];
  // The probe is all that is added to what the REPL may read.
  const readable = [
    ...settings.readable,
    process.execPath,
    path.dirname(PROBE),
    path.join(PROGRAM_FOLDER, "package.json"),
  ];
  const { code, output, said } = yield* runToEnd(
    inSandbox({ ...command, words }, bwrap, { ...settings, readable }),
    PROBE_SECONDS,
  );
  if (code !== 0) return yield* sandboxError(`the sandbox's self-test did not run: ${said}`);
  const allowed = ["HOME", "TMPDIR", "ELAN_HOME", "PWD", "OLDPWD", "SHLVL", "_", ...Object.keys(command.environment)];
  return escapes(JSON.parse(output) as Escape, allowed);
}, Effect.scoped);

export interface ConfineOptions {
  readonly mode: LeanReplVerifierSettings["sandbox"];
  /** Files and folders that may be read besides what the command's words name. */
  readonly readable: ReadonlyArray<string>;
  /** Most that one process may ever take. */
  readonly megabytes: number;
  readonly tools?: SandboxTools;
}

/** A command made safe to start; `writable`: a folder that this one may write to, besides its private one. */
export type Confined = (command: GroupCommand, writable?: string) => GroupCommand;

/** How to start `command` and its like. Fails with `sandbox` where `require` cannot be had. */
export const confine = Effect.fn("confine")(function* (command: GroupCommand, options: ConfineOptions) {
  const { megabytes, mode, tools = findTools(process.env["PATH"] ?? "") } = options;
  const unconfined: Confined = (plain) => ({ ...plain, words: [...dyingWithParent(tools), ...plain.words] });
  if (mode === "off") return unconfined;
  const base = { tools, megabytes, isSuperuser: process.getuid?.() === 0 };
  const settingsFor = (plain: GroupCommand, writable?: string): SandboxSettings => ({
    ...base,
    readable: [...readableFor(plain), ...options.readable],
    writable: writable ?? null,
  });
  const { bwrap } = tools;
  const why = yield* bwrap === null
    ? Effect.succeed("bubblewrap (bwrap) is not installed: apt-get install bubblewrap")
    : selfTest(command, bwrap, settingsFor(command)).pipe(
        Effect.map((reached) => (reached.length === 0 ? null : `it was not stopped: ${reached.join("; ")}`)),
        Effect.catchTag("VerifierError", ({ message }) => Effect.succeed(message)),
      );
  const sandboxed: Confined = (plain, writable) => inSandbox(plain, bwrap ?? "", settingsFor(plain, writable));
  if (why === null) return sandboxed;
  if (mode === "require")
    return yield* sandboxError(
      `verifier.sandbox is "require", and there is no sandbox: ${why}. "prefer" goes on without one, "off" is for \`stp repl\``,
    );
  yield* Effect.logWarning(
    `NO SANDBOX: ${why}. Candidates run with this user's rights: they may read its files, use the network and write anywhere it may. Only memory, processor time, file size and processes are bounded.`,
  );
  const limited: Confined = (plain) => withLimits(plain, settingsFor(plain));
  return limited;
});
