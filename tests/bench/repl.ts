/**
 * `npm run bench:repl`: attempts a second through a pool of two `stp repl` processes, and that neither they nor this
 * process grow: resident memory and open files after every tenth. Flags: --attempts N (10,000), --processes N (2).
 */
import { parseArgs } from "node:util";
import { Effect, Result } from "effect";
import { decodeExperiment } from "../../src/app.ts";
import type { LeanReplVerifierSettings } from "../../src/backends/lean-repl/settings.ts";
import { layerVerifier } from "../../src/backends/lean-repl/verifier.ts";
import type { VerifyRequest } from "../../src/domain/index.ts";
import { Verifier } from "../../src/services/index.ts";
import { family, openFiles, residentMegabytes } from "../support/process-family.ts";
import { machineText, rateText, scriptCommand } from "./machine.ts";
import { readCorpus } from "./verify-corpus.ts";

const { values } = parseArgs({
  options: { attempts: { type: "string", default: "10000" }, processes: { type: "string", default: "2" } },
});
const attempts = Number(values.attempts);
const PARTS = 10;

const experiment = Result.getOrThrow(
  decodeExperiment(
    {
      name: "bench",
      data: { train: [{ path: "none" }] },
      prompt: { defaultHeader: "" },
      verifier: {
        backend: "lean-repl",
        command: ["stp", "repl"],
        environmentCommand: ["stp", "repl", "--environment"],
        processes: Number(values.processes),
        sandbox: "off",
      },
    },
    { file: "tests/bench/repl.ts" },
  ),
);

const corpus = readCorpus();
const requests = (from: number, count: number): ReadonlyArray<VerifyRequest> =>
  Array.from({ length: count }, (_, i) => {
    const { proof, statement: text } = corpus[(from + i) % corpus.length]!;
    return { statement: { text, header: null }, proof };
  });

const measured = Effect.gen(function* () {
  const { verify } = yield* Verifier;
  // Processes start, and code is compiled, before the clock does.
  yield* verify(requests(0, 2 * corpus.length));
  let [accepted, seconds] = [0, 0];
  console.log("attempts   accepted   resident MiB: this process, REPLs   open files");
  for (let part = 0; part < PARTS; part++) {
    const startedAt = performance.now();
    const judged = yield* verify(requests((part * attempts) / PARTS, attempts / PARTS));
    seconds += (performance.now() - startedAt) / 1000;
    accepted += judged.filter(({ verdict }) => verdict._tag === "accepted").length;
    const ids = family();
    const memory = ids.map((id) => residentMegabytes(id).toFixed(0)).join("  ");
    console.log(
      [
        String(((part + 1) * attempts) / PARTS).padStart(8),
        String(accepted).padStart(10),
        `   ${memory}`.padEnd(36),
        ids.map(openFiles).join("  "),
      ].join(" "),
    );
  }
  console.log(`\n${rateText(attempts / seconds)} attempts a second`);
}).pipe(Effect.provide(layerVerifier(experiment, experiment.verifier as LeanReplVerifierSettings)));

console.log(`${machineText(scriptCommand("bench:repl"))}\n`);
await Effect.runPromise(measured);
