/**
 * `npm run bench:sweep`: when does self-play pay? One property of the world of `desert` is changed at a time: what a weight of
 * the model is for, how many statements there are, how many of them are easy, and the share of the proofs that conjectures
 * get. For each, STP against expert iteration at equal proof budget. Prints a table and draws `docs/figures/when-it-pays.svg`.
 * Resumable, as `npm run bench:selfplay` is. Seeds are other ones than that benchmark's.
 *
 *     npm run bench:sweep -- [--seeds 2] [--first-seed 101] [--jobs 2]
 */
import { existsSync, mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import * as Plot from "@observablehq/plot";
import { figureColumn, table, wordColumn } from "../../src/cli/table.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { PICTURE, writePicture } from "./picture.ts";
import { chosenSeeds } from "./selection.ts";
import { experimentOf, inParallel, runOf, stp } from "./selfplay-runs.ts";
import { type RunFigures, runFigures } from "./selfplay-table.ts";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "2" },
    "first-seed": { type: "string", default: "101" },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

/** A set of equations as `desert` is, of another size or with other easy statements; null is `desert` itself. */
interface MadeSet {
  readonly size: number;
  readonly easy: number;
}

/** A world: how it differs from that of `desert`. */
interface World {
  readonly property: string;
  readonly value: string;
  readonly made: MadeSet | null;
  /** Settings of both algorithms. */
  readonly set: ReadonlyArray<string>;
}

const world = (property: string, value: string, made: MadeSet | null, set: ReadonlyArray<string> = []): World => ({
  property,
  value,
  made,
  set,
});

const SINGLE = ["model.features=single", ...["supervised", "train", "final"].map((part) => `${part}.learningRate=0.1`)];
const SIZE = 1_500;
const EASY = 0.015;

const WORLDS: ReadonlyArray<World> = [
  world("features", "single", null, SINGLE),
  world("features", "joined", null),
  ...[375, 750].map((size) => world("statements", String(size), { size, easy: EASY })),
  world("statements", String(SIZE), null),
  world("easy share", String(EASY), null),
  ...[0.1, 0.3].map((easy) => world("easy share", String(easy), { size: SIZE, easy })),
  world("conjecture share", "0.25", null, ["prove.conjectureShare=0.25"]),
  world("conjecture share", "0.5", null),
  world("conjecture share", "0.75", null, ["prove.conjectureShare=0.75"]),
];

/** The file of a set, made as `desert` was. */
const fileOf = async ({ easy, size }: MadeSet): Promise<string> => {
  mkdirSync("runs/bench", { recursive: true });
  const file = path.resolve(`runs/bench/equations-${size}-${easy}.jsonl`);
  if (existsSync(file)) return file;
  const flags = { size, seed: 9, families: "equation", easy, larger: 4, name: "desert", out: file };
  const avoided = ["held-out", "gap", "workbook"].flatMap((name) => ["--avoid", `experiments/data/${name}.jsonl`]);
  const { code } = await stp(
    "corpus",
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]),
    ...avoided,
  );
  if (code !== 0) throw new Error(`${file}: the set could not be made`);
  return file;
};

const seeds = chosenSeeds(options);
const jobs = Number(options.jobs);
const experiment = experimentOf("desert");

/** The runs under way or done: worlds that say the same have one run. */
const known = new Map<string, Promise<RunFigures>>();

const figuresOf = async (algorithm: string, { made, set }: World, seed: number): Promise<RunFigures> => {
  const data = made === null ? [] : [`data.train.0.path=${await fileOf(made)}`];
  // Expert iteration has no conjectures, whatever their share.
  const told = algorithm === "stp" ? set : set.filter((setting) => !setting.startsWith("prove.conjectureShare"));
  const settings = [...data, ...told];
  const key = [algorithm, seed, ...settings].join(" ");
  const figures =
    known.get(key) ??
    runOf(experiment, algorithm, seed, settings, { isAlone: jobs === 1 }).then(({ summary }) =>
      runFigures(algorithm, seed, summary),
    );
  known.set(key, figures);
  return figures;
};

console.log(machineText(scriptCommand("bench:sweep")));
for (const { made } of WORLDS) if (made !== null) await fileOf(made);
const compared = await inParallel(
  seeds.flatMap((seed) =>
    WORLDS.map((one) => async () => {
      const expertIteration = await figuresOf("expert-iteration", one, seed);
      const selfPlay = await figuresOf("stp", one, seed);
      return { ...one, seed, expertIteration, selfPlay };
    }),
  ),
  jobs,
);

type Compared = (typeof compared)[number];
const proved = ({ expertIteration, selfPlay }: Compared): number => selfPlay.train / expertIteration.train;
const passRate = ({ expertIteration, selfPlay }: Compared): number =>
  selfPlay.lastPassAt1 / expertIteration.lastPassAt1;
const MEASURES = [
  { measure: "statements proved", of: proved },
  { measure: "held-out pass@1, last iteration", of: passRate },
] as const;

const rows = WORLDS.map(({ property, value }) => ({
  property,
  value,
  runs: compared.filter((one) => one.property === property && one.value === value),
}));
type Row = (typeof rows)[number];
const shares =
  (of: (one: Compared) => number) =>
  ({ runs }: Row) =>
    runs.map((one) => of(one).toPrecision(3)).join(", ");
console.log(
  table<Row>(
    [
      wordColumn("world", ({ property, value }) => `${property} ${value}`),
      figureColumn(
        "proved by EI,\na seed each",
        shares(({ expertIteration }) => expertIteration.train),
      ),
      figureColumn(
        "by STP",
        shares(({ selfPlay }) => selfPlay.train),
      ),
      figureColumn("STP / EI", shares(proved)),
      figureColumn("STP / EI,\nheld-out pass@1", shares(passRate)),
    ],
    rows,
  ),
);

const measures = MEASURES.map(({ measure }) => measure);
const dots = rows.flatMap(({ runs }, x) =>
  runs.flatMap((one) => MEASURES.map(({ measure, of }) => ({ x, measure, ratio: of(one) }))),
);
const groups = WORLDS.flatMap(({ property }, x) => (WORLDS[x - 1]?.property === property ? [] : [{ x, property }]));
const highest = Math.max(...dots.map((dot) => dot.ratio));
const plot = Plot.plot({
  ...PICTURE,
  width: 930,
  height: 380,
  marginTop: 40,
  marginLeft: 55,
  marginRight: 235,
  x: { label: null, domain: WORLDS.map((_, x) => x), type: "point", tickFormat: (x: number) => WORLDS[x]!.value },
  y: { label: "STP / expert iteration", type: "log", grid: true, tickFormat: "~g", ticks: 5 },
  color: { domain: measures, scheme: "observable10" },
  symbol: { domain: measures },
  marks: [
    Plot.ruleY([1], { strokeOpacity: 0.6 }),
    Plot.text(groups, { x: "x", y: highest, text: "property", dy: -18, textAnchor: "start", fontWeight: "bold" }),
    Plot.dot(dots, { x: "x", y: "ratio", stroke: "measure", symbol: "measure", r: 4 }),
    ...measures.flatMap((measure, i) => [
      Plot.dot([measure], { frameAnchor: "top-right", dx: 18, dy: 10 + 20 * i, stroke: [measure], symbol: [measure] }),
      Plot.text([measure], { frameAnchor: "top-right", dx: 28, dy: 10 + 20 * i, text: [measure], textAnchor: "start" }),
    ]),
  ],
});
writePicture(
  "when-it-pays",
  plot,
  "How many times as much STP proves as expert iteration, as the world of desert is changed",
);
