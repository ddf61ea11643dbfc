/** What is said of a run's figures, as it stands on a terminal of 80 columns. */
import { describe, expect, it } from "vitest";
import { figuresText, heldOutText, selfPlayText } from "../../src/cli/iteration-table.ts";
import type { HeldOutCount } from "../../src/domain/index.ts";
import { type Evaluation, meanPassAtK } from "../../src/selfplay/index.ts";
import { metricsOf } from "../support/metrics.ts";

const evaluation = (counts: ReadonlyArray<Omit<HeldOutCount, "statementId">>, iteration = 2): Evaluation => {
  const all = counts.map((one, i) => ({ statementId: `s-${i}`, ...one }));
  const passAtK = [1, 4].map((k) => meanPassAtK(all, k));
  return { iteration, modelVersion: "v" as never, samples: 4, counts: all, passAtK };
};

const statement = (accepted: number, undecided = 0, missing = 0) => ({
  samples: 4 - undecided - missing,
  accepted,
  undecided,
});

const metrics = [
  metricsOf({ iteration: 0, proofsSampled: 1_000, proofsDistinct: 800, proofsAccepted: 12, cumulativePassRate: 0.1 }),
  metricsOf({
    iteration: 1,
    conjecturesGenerated: 43,
    proofsSampled: 90_000,
    proofsMissing: 10_000,
    proofsCut: 30,
    proofsUndecided: 2_020,
  }),
];

describe("a measurement on the held-out set", () => {
  it("is told with n, the statements, the interval over them, the deviation over windows and the proofs before it", () => {
    const all = [statement(4), statement(0), statement(2), statement(2)];
    expect(heldOutText([evaluation(all)], metrics, 2)).toBe(
      [
        "       proofs                   95% over  sd over",
        "after  so far  k  pass@k      statements  windows",
        "  end  91,000  1   0.500  0.068 to 0.932    0.177",
        "  end  91,000  4   0.750  0.194 to 0.994        -",
        "95% covers other statements of the kind, with this run's model: it says nothing",
        "of other seeds.",
        "",
        "held out  pass@1 0.500, pass@4 0.750 (n = 4 proofs of each of 4 statements)",
      ].join("\n"),
    );
  });

  it("counts what was not decided or not given as wrong, over every statement, and tells beside it what leaving it out gives", () => {
    const text = heldOutText(
      [evaluation([statement(4), statement(3, 1), statement(0, 1), statement(0, 1, 1)])],
      metrics,
      2,
    );
    expect(text?.split("\n")).toEqual([
      "       proofs                   95% over  sd over   left          of",
      "after  so far  k  pass@k      statements  windows    out  statements",
      "  end  91,000  1   0.438  0.046 to 0.907    0.108  0.500           4",
      "  end  91,000  4   0.500  0.068 to 0.932        -  1.000           1",
      "95% covers other statements of the kind, with this run's model: it says nothing",
      "of other seeds. The last columns leave out what was not decided or not given.",
      "",
      "held out  pass@1 0.438, pass@4 0.500 with what was not decided or not given as",
      "          wrong; left out: pass@1 0.500 of 4, pass@4 1.000 of 1 statements (n =",
      "          4 proofs asked of each of 4 statements, 18.8% not decided, 6.3% not",
      "          given)",
    ]);
  });

  it("is not told where there is no held-out statement", () => {
    expect(heldOutText([evaluation([])], metrics, 2)).toBeNull();
  });
});

describe("the figures of a run", () => {
  const trainings = [
    { iteration: -1, step: "initial", report: { examples: 162, unmatched: 635, lastLogLikelihood: -3.25 } },
    { iteration: 1, step: "train", report: { examples: 1_200, unmatched: 0, lastLogLikelihood: -1 } },
  ];
  const times = new Map([
    [0, { seconds: 12.34, samplingSeconds: 10 }],
    [1, { seconds: 61, samplingSeconds: 50 }],
  ]);
  it("stand in lines of at most 80 columns: iterations, what is amiss, trainings, measurements", () => {
    const conjecturesShort = { missing: 5, cut: 2 };
    const state = {
      conjectures: new Map(),
      conjecturesShort,
      experiment: { iterations: 2 } as never,
      metrics,
      proofByKey: new Map(),
      trainings,
      evaluations: [],
    };
    expect(figuresText(state, times).join("\n").split("\n")).toEqual([
      "            proofs  proofs  cumulative    proofs    proofs     proofs     proofs",
      "iteration  sampled  so far   pass rate  distinct  accepted  undecided  not given",
      "        0    1,000   1,000       0.100       800        12          0          0",
      "        1   90,000  91,000       0.000         0         0      2,020     10,000",
      "",
      "           proofs  statements  conjectures  conjectures  conjectures",
      "iteration     cut   attempted    generated     distinct     selected  seconds",
      "        0       0           0            0            0            0     12.3",
      "        1      30           0           43            0            0     61.0",
      "",
      "             proofs",
      "iteration  a second",
      "        0       100",
      "        1     1,800",
      "",
      "of the proofs asked for, 2.0% not decided, 9.9% not given, <0.1% cut at the",
      "limit of tokens: no pass rate counts what was not decided or not given",
      "",
      "of the conjectures asked for, 10.4% not given, 4.2% cut at the limit of tokens",
      "",
      "                                             last",
      "                                              log",
      " after  training  examples  unmatched  likelihood",
      "set-up  initial        162        635      -3.250",
      "     1  train        1,200          0          -1",
      "",
      "unmatched examples from which nothing was learned: their text is no sequence of",
      "          the model's own tactics or, for a conjecture, of its edits of the seed",
      "",
    ]);
  });
});

describe("what self-play brought", () => {
  const proof = (statementId: string) => ({ statementId }) as never;
  const proofByKey = new Map([
    ["a 1", proof("a")],
    ["c 1", proof("c")],
    ["c 2", proof("c")],
  ]);
  const conjectures = new Map([["c" as never, {} as never]]);

  it("is told in conjectures and in the share of the proofs that are theirs", () => {
    const told = metricsOf({ iteration: 1, conjecturesAttempted: 20, conjecturesProved: 8, conjecturesSelected: 3 });
    expect(selfPlayText({ conjectures, metrics: [told], proofByKey })?.split("\n")).toEqual([
      "self-play 20 conjectures tried, 8 proved, 3 kept by the reward; 2 of the 3",
      "          distinct proofs to learn from are of conjectures. As many proofs",
      "          without any: --set algorithm=expert-iteration",
    ]);
  });

  it("is not told where no conjecture was tried", () => {
    expect(selfPlayText({ conjectures, metrics, proofByKey })).toBeNull();
  });
});
