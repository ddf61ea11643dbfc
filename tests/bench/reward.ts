/**
 * `npm run bench:reward`: the two bars of the Wasserstein step, each beside the program it is held against, in one run on
 * the same files: greedy on 20,000 × 20,000 × 256 float32 beside numpy doing the published steps, exact on 2,000 × 2,000
 * beside POT's network simplex. Where python3, numpy or POT is not there, it says so.
 *
 *     npm run bench:reward -- [--rows 20000] [--exact-rows 2000] [--dimension 256] [--repeats 3]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { table } from "../../src/cli/table.ts";
import { deriveStream } from "../../src/domain/index.ts";
import type { EmbeddingMatrix } from "../../src/reward/index.ts";
import { numpyBytes } from "../support/numpy.ts";
import { fixedRuns, machineText } from "./machine.ts";

const STP = new URL("../../bin/stp.js", import.meta.url).pathname;

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "20000" },
    "exact-rows": { type: "string", default: "2000" },
    dimension: { type: "string", default: "256" },
    repeats: { type: "string", default: "3" },
  },
});

/** The published steps: a block of similarities, then target by target the largest under the mask. */
const NUMPY_GREEDY = `
import json, resource, sys, time
import numpy as np
P, Q, pick = np.load(sys.argv[1]), np.load(sys.argv[2]), sys.argv[3]
started = time.perf_counter()
P = P / np.linalg.norm(P, axis=1, keepdims=True)
Q = Q / np.linalg.norm(Q, axis=1, keepdims=True)
n, m = len(P), len(Q)
weights, mask = np.zeros(n), np.ones(n, dtype=np.float32)
for block in range(0, m, 1000):
    for row in Q[block:block + 1000] @ P.T:
        masked = row * mask
        best = np.argpartition(-masked, 1)[:1] if pick == "argpartition" else np.argmax(masked)
        weights[best] += n / m
        mask[best] = np.where(weights[best] >= 4, 0, 1)
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "peakMB": peak, "weights": weights.tolist(), "version": np.__version__}))
`;

/** The same capacitated problem: a slack target takes the supply that nobody needs. */
const POT_EXACT = `
import json, resource, sys, time
import numpy as np, ot
P, Q, cap = np.load(sys.argv[1]), np.load(sys.argv[2]), float(sys.argv[3])
started = time.perf_counter()
P = P / np.linalg.norm(P, axis=1, keepdims=True)
Q = Q / np.linalg.norm(Q, axis=1, keepdims=True)
cost = (1 - P @ Q.T).astype(np.float64)
supply, demand = np.full(len(P), cap / len(P)), np.full(len(Q), 1 / len(Q))
if cap > 1:
    cost, demand = np.hstack([cost, np.zeros((len(P), 1))]), np.append(demand, cap - 1)
plan, log = ot.emd(supply, demand, cost, numItermax=10**8, log=True)
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "peakMB": peak, "cost": log["cost"], "version": ot.__version__}))
`;

interface Figures {
  readonly seconds: number;
  readonly peakMB: number;
  readonly cost?: number;
  readonly weights?: ReadonlyArray<number>;
  readonly version?: string;
}

/** Standard normal components (Box and Muller), drawn from the seed. */
const normalMatrix = (rows: number, dimension: number, name: string): EmbeddingMatrix => {
  const stream = deriveStream(1, "data", "bench", name);
  const data = new Float32Array(rows * dimension);
  for (let k = 0; k < data.length; k++)
    data[k] = Math.sqrt(-2 * Math.log(1 - stream.nextDouble())) * Math.cos(2 * Math.PI * stream.nextDouble());
  return { data, rows, dimension };
};

const folder = mkdtempSync(path.join(tmpdir(), "stp-bench-reward-"));
const at = (name: string): string => path.join(folder, name);

const ours = (size: string, ...flags: ReadonlyArray<string>): Figures => {
  const files = ["--conjectures", at(`P${size}.npy`), "--targets", at(`Q${size}.npy`), "--out", at("out.json")];
  const run = spawnSync(process.execPath, [STP, "reward", "weights", ...files, ...flags], { stdio: "pipe" });
  if (run.status !== 0) throw new Error(`stp reward weights failed: ${run.stderr}`);
  return JSON.parse(readFileSync(at("out.json"), "utf8")) as Figures;
};

/** Figures of a Python program on the same files; null where it cannot be run for want of a module. */
const python = (program: string, size: string, argument: string): Figures | null => {
  const run = spawnSync("python3", ["-c", program, at(`P${size}.npy`), at(`Q${size}.npy`), argument], {
    stdio: "pipe",
    maxBuffer: 2 ** 28,
  });
  if (run.status === 0) return JSON.parse(String(run.stdout)) as Figures;
  if (run.error !== undefined || /ModuleNotFoundError/.test(String(run.stderr))) return null;
  throw new Error(`python3 failed: ${run.stderr}`);
};

/** The figures of the fastest of several runs, since others may use the machine meanwhile. */
const fastest = (runs: ReadonlyArray<Figures>): Figures => runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));

interface Row {
  readonly what: string;
  readonly figures: Figures | null;
  readonly note: string;
}

const print = (title: string, rows: ReadonlyArray<Row>): void =>
  console.log(
    `\n${title}\n${table<Row>(
      [
        { title: "", align: "left", cell: ({ what }) => what },
        { title: "seconds", align: "right", cell: ({ figures }) => figures?.seconds.toFixed(2) ?? "-" },
        {
          title: "fixed runs",
          align: "right",
          cell: ({ figures }) => (figures === null ? "-" : fixedRuns(figures.seconds)),
        },
        { title: "peak MB", align: "right", cell: ({ figures }) => figures?.peakMB.toFixed(0) ?? "-" },
        { title: "", align: "left", cell: ({ note }) => note },
      ],
      rows,
    )}`,
  );

const differing = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number =>
  a.filter((weight, i) => Math.abs(weight - b[i]!) > 1e-9).length;

const repeats = Number(options.repeats);
const repeat = <A>(run: () => A): Array<A> => Array.from({ length: repeats }, run);

const greedyBar = (size: string): void => {
  // Alternating, so that what else the machine does falls on all alike.
  const rounds = repeat(() => ({
    ours: ours(size),
    partition: python(NUMPY_GREEDY, size, "argpartition"),
    maximum: python(NUMPY_GREEDY, size, "argmax"),
  }));
  const own = fastest(rounds.map((round) => round.ours));
  const numpy = (pick: "partition" | "maximum"): Figures | null => {
    const known = rounds.flatMap((round) => round[pick] ?? []);
    return known.length === 0 ? null : fastest(known);
  };
  const agreement = (other: Figures | null): string => {
    if (other === null) return "not measured: python3 with numpy is not installed (Debian: python3-numpy)";
    const count = differing(own.weights ?? [], other.weights ?? []);
    return `numpy ${other.version}; ${count} of ${size} weights differ (published mask, float32 ties)`;
  };
  print(`greedy, ${size} × ${size} × ${options.dimension} float32 (bar: numpy's time, below 400 MB)`, [
    { what: "stp reward weights --method greedy", figures: own, note: "the whole command's peak memory" },
    { what: "numpy, argpartition as published", figures: numpy("partition"), note: agreement(numpy("partition")) },
    { what: "numpy, argmax instead", figures: numpy("maximum"), note: agreement(numpy("maximum")) },
  ]);
};

const exactBar = (size: string, cap: string): void => {
  const rounds = repeat(() => ({
    ours: ours(size, "--method", "exact", "--cap", cap),
    pot: python(POT_EXACT, size, cap),
  }));
  const own = fastest(rounds.map((round) => round.ours));
  const known = rounds.flatMap((round) => round.pot ?? []);
  const pot = known.length === 0 ? null : fastest(known);
  print(`exact, ${size} × ${size} × ${options.dimension} float32, cap ${cap} (bar: 3 × POT's time)`, [
    { what: "stp reward weights --method exact", figures: own, note: `cost ${own.cost?.toFixed(9)}` },
    {
      what: "POT's network simplex (ot.emd)",
      figures: pot,
      note:
        pot === null
          ? "not measured: POT is not installed (pip install pot)"
          : `POT ${pot.version}; cost ${pot.cost?.toFixed(9)}`,
    },
  ]);
};

try {
  console.log(machineText(`npm run bench:reward -- --repeats ${repeats}`));
  console.log(`the fastest of ${repeats} runs each, taken in turn; normal random embeddings; cosine cost`);
  for (const size of new Set([options.rows, options["exact-rows"]]))
    for (const name of ["P", "Q"])
      writeFileSync(at(`${name}${size}.npy`), numpyBytes(normalMatrix(Number(size), Number(options.dimension), name)));
  greedyBar(options.rows);
  for (const cap of ["4", "1"]) exactBar(options["exact-rows"], cap);
} finally {
  rmSync(folder, { recursive: true });
}
