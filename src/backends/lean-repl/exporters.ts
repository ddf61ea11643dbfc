/**
 * Two ways to the export of a theorem. `stp repl` writes it itself. For real Lean the text is compiled to a file in the
 * sandbox, and lean4export, in a process that elaborates nothing, writes what that file holds.
 */

import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { Effect } from "effect";
import type { Failed, ReplTold } from "../../lean-protocol/index.ts";
import { type GroupCommand, temporaryFolder } from "../../machine/index.ts";
import type { VerifierError } from "../../services/index.ts";
import type { Confined } from "./confine.ts";
import type { Exporter } from "./confirm.ts";
import { runToEnd } from "./run-to-end.ts";

const crashed = (message: string): Failed => ({ _tag: "crashed", message });

/** Asks the REPL for the export. */
export const makeReplExporter =
  (ask: (header: string | null, request: object) => Effect.Effect<ReplTold, VerifierError>): Exporter =>
  (header, text) =>
    Effect.map(ask(header, { cmd: text, gc: true, export: true }), ({ answer }) => {
      if ("_tag" in answer) return answer;
      const { export: lines } = answer.json as { readonly export?: unknown };
      return typeof lines === "string" ? { lines } : crashed("the REPL wrote no export of what it had accepted");
    });

export interface LeanExporterOptions {
  readonly confined: Confined;
  /** The variables that Lake sets for the workspace's programs. */
  readonly environment: GroupCommand["environment"];
  readonly workspace: string;
  readonly ownHeader: string;
  readonly seconds: number;
}

const MODULE = "StpCandidate";
/** Exports of Mathlib's theorems with all they need are large. */
const LARGEST_EXPORT = 2 ** 30;

type Run = { readonly output: string } | Failed;

const run = (command: GroupCommand, seconds: number): Effect.Effect<Run> =>
  Effect.map(runToEnd(command, seconds, LARGEST_EXPORT), ({ code, isTimeout, output, said }): Run => {
    if (code === 0) return { output };
    return isTimeout ? { _tag: "timeout", message: said } : crashed(said);
  });

/** Compiles the text, and exports from what was compiled. */
export const makeLeanExporter = (options: LeanExporterOptions): Exporter => {
  const { confined, environment, ownHeader, seconds, workspace } = options;
  const exporter = path.join(workspace, ".lake/packages/lean4export/.lake/build/bin/lean4export");
  const variables = (folder: string) => ({
    ...environment,
    LEAN_PATH: [environment["LEAN_PATH"], folder].filter((one) => one !== undefined).join(path.delimiter),
  });
  const compiled = (folder: string): Effect.Effect<Run> =>
    run(
      confined(
        {
          words: ["lean", "-o", path.join(folder, `${MODULE}.olean`), path.join(folder, `${MODULE}.lean`)],
          folder,
          environment: variables(folder),
        },
        folder,
      ),
      seconds,
    );
  const exported = (folder: string, name: string): Effect.Effect<Run> =>
    run(confined({ words: [exporter, MODULE, "--", name], folder, environment: variables(folder) }), seconds);

  return Effect.fnUntraced(function* (header, text, name) {
    const folder = yield* temporaryFolder("stp-candidate-", async (made) => {
      // In the sandbox it is written to by a user of another name.
      await chmod(made, 0o777);
      await writeFile(path.join(made, `${MODULE}.lean`), `${header ?? ownHeader}\n${text}\n`, { mode: 0o644 });
    });
    const first = yield* compiled(folder);
    if ("_tag" in first) return first;
    const second = yield* exported(folder, name);
    return "_tag" in second ? second : { lines: second.output };
  }, Effect.scoped);
};
