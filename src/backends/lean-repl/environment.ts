/** What judges, as a digest: a run goes on only where it is the same. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Effect } from "effect";
import { VerifierError } from "../../services/index.ts";
import { outputOf } from "./command.ts";
import type { LeanReplVerifierSettings } from "./settings.ts";

/** Toolchain, revisions of all packages (the REPL's among them), and how they are built. */
const REQUIRED = ["lean-toolchain", "lake-manifest.json"];
const OPTIONAL = ["lakefile.toml", "lakefile.lean"];

const environmentError = (message: string) => new VerifierError({ reason: "environment", message });

const readOptional = (file: string): Effect.Effect<string | null, VerifierError> =>
  Effect.tryPromise({
    try: () =>
      readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      }),
    catch: (cause) => environmentError(String(cause)),
  });

/** SHA-256 of the files that fix a Lake project's versions, 64 hexadecimal digits. */
export const workspaceDigest = Effect.fn("workspaceDigest")(function* (workspace: string) {
  const hash = createHash("sha256");
  for (const name of [...REQUIRED, ...OPTIONAL]) {
    const text = yield* readOptional(path.join(workspace, name));
    if (text !== null) hash.update(`${name}\n${text.length}\n${text}`);
    else if (REQUIRED.includes(name))
      return yield* environmentError(
        `${workspace} has no ${name}: run 'npm run lean:setup', or set verifier.workspace or verifier.environmentCommand`,
      );
  }
  return hash.digest("hex");
});

/** The digest that a run is recorded with. */
export const environmentOf = Effect.fn("environmentOf")(function* (
  settings: Pick<LeanReplVerifierSettings, "environmentCommand" | "startSeconds"> & {
    readonly workspace: string;
    /** Where commands run. */
    readonly folder: string;
  },
) {
  const { environmentCommand, folder, startSeconds, workspace } = settings;
  if (environmentCommand === null) return yield* workspaceDigest(workspace);
  const printed = yield* outputOf(environmentCommand, folder, startSeconds);
  if (/^[0-9A-Za-z:._-]{8,200}$/.test(printed)) return printed;
  return yield* environmentError(
    `${environmentCommand.join(" ")}: expected a digest, printed ${JSON.stringify(printed.slice(0, 200))}`,
  );
});
