/** Objectives with a ratio: their values and slopes by hand, and the gradient of a proof against finite differences. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveStream, type PolicyObjective } from "../../src/domain/index.ts";
import {
  createModel,
  createWorkbench,
  type FitOptions,
  fitModel,
  type ImportanceLevel,
  isOutside,
  logLikelihood,
  type Model,
  modelDigest,
  objectiveSlope,
  type ProverExample,
  type RatioObjective,
  sampleProofs,
} from "../../src/embedded-model/index.ts";
import { forAll } from "../support/for-all.ts";
import { EASY, goalOf } from "./support.ts";

const GRPO = { _tag: "grpo", low: 0.8, high: 1.2, highest: 4 } as const;
const CISPO = { _tag: "cispo", low: 0, high: 4 } as const;

describe("the slope of an objective by the log-probability", () => {
  it.each<[string, RatioObjective, number, number, number, boolean]>([
    ["on policy", GRPO, 2, 1, 2, false],
    ["on policy, to unlearn", GRPO, -2, 1, -2, false],
    ["a better one that became likelier", GRPO, 1, 1.5, 0, true],
    ["a better one that became less likely", GRPO, 1, 0.5, 0.5, false],
    ["a worse one that became less likely", GRPO, -1, 0.5, 0, true],
    ["a worse one that became likelier", GRPO, -1, 1.5, -1.5, false],
    ["a worse one far likelier than any ratio that is followed", GRPO, -1, 5, 0, true],
    ["CISPO keeps the gradient of what is clipped", CISPO, 1, 5, 4, true],
    ["to unlearn as well", CISPO, -1, 5, -4, true],
    ["and follows the ratio inside", CISPO, -1, 0.25, -0.25, false],
  ])("%s", (_name, objective, weight, ratio, slope, outside) => {
    expect(objectiveSlope(objective, weight, Math.log(ratio))).toBeCloseTo(slope, 12);
    expect(isOutside(objective, weight, Math.log(ratio))).toBe(outside);
  });

  it("is finite, and that of the value of PPO's surrogate wherever that has one", () => {
    const value = (weight: number, logRatio: number): number => {
      const ratio = Math.exp(logRatio);
      const clipped = Math.min(Math.max(ratio, GRPO.low), GRPO.high);
      const bounded = weight < 0 ? Math.min(ratio, GRPO.highest) : ratio;
      return Math.min(bounded * weight, clipped * weight);
    };
    const drawn = fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }));
    forAll(drawn, ([weight, logRatio]) => {
      const corners = [GRPO.low, GRPO.high, GRPO.highest].map(Math.log);
      if (corners.some((corner) => Math.abs(corner - logRatio) < 1e-4)) return;
      const difference = (value(weight, logRatio + 1e-6) - value(weight, logRatio - 1e-6)) / 2e-6;
      expect(objectiveSlope(GRPO, weight, logRatio)).toBeCloseTo(difference, 4);
    });
    for (const objective of [GRPO, CISPO])
      for (const weight of [-1, 1])
        for (const logRatio of [-1e4, 1e4])
          expect(Number.isFinite(objectiveSlope(objective, weight, logRatio))).toBe(true);
  });
});

const bench = createWorkbench();

/** A model that is not uniform, its weights small multiples of a power of two, so that differences are exact. */
const model: Model = createModel();
const stream = deriveStream(7, "train");
for (let i = 0; i < model.weights.length; i++) model.weights[i] = (stream.nextInt(65) - 32) / 64;

/** A sampled proof that is not certain. */
const sampledProof = (signature: string): ProverExample | null => {
  const goal = goalOf(signature);
  const { proofs } = sampleProofs(bench, model, goal, { samples: 200, temperature: 1 }, deriveStream(3, "prover"));
  const proof = proofs.find(({ logProbability }) => logProbability < -0.5);
  if (proof === undefined) return null;
  const { logProbability, text } = proof;
  return { role: "prover", goal, proof: text, weight: 1, sampled: { logProbability } };
};
const proofs = EASY.flatMap((signature) => sampledProof(signature) ?? []);

const fitted = (model: Model, example: ProverExample, objective: PolicyObjective | null) => {
  const options: FitOptions = { passes: 1, conjecturerPasses: 0, rate: 0.5, objective };
  return fitModel(bench, model, [example], options, deriveStream(1, "train"));
};

/** The gradient that one step of Adagrad followed, by weight: its square is in the sums of squares, its sign in the step. */
const gradientOf = (model: Model, example: ProverExample, objective: PolicyObjective | null) => {
  const { model: after } = fitted(model, example, objective);
  const gradient = new Map<number, number>();
  for (let i = 0; i < model.weights.length; i++) {
    const square = after.squares[i]! - model.squares[i]!;
    if (square > 0) gradient.set(i, Math.sign(after.weights[i]! - model.weights[i]!) * Math.sqrt(square));
  }
  return gradient;
};

const logProbabilityOf = (model: Model, example: ProverExample): number =>
  logLikelihood(bench, model, [{ ...example, weight: 1 }]).prover;

/** The derivative of a proof's log-probability by a weight, by central differences. */
const difference = (model: Model, example: ProverExample, weight: number): number => {
  const step = 2 ** -7;
  const moved = (by: number): number => {
    const weights = model.weights.slice();
    weights[weight]! += by;
    return logProbabilityOf({ ...model, weights }, example);
  };
  // Richardson's extrapolation: the error falls from the square of the step to its fourth power.
  const [wide, narrow] = [(moved(step) - moved(-step)) / (2 * step), (moved(step / 2) - moved(-step / 2)) / step];
  return (4 * narrow - wide) / 3;
};

describe("a step of an objective over a proof", () => {
  it("starts from proofs whose probability is the one that the sampler told", () => {
    expect(proofs.length).toBeGreaterThan(4);
    for (const one of proofs) expect(logProbabilityOf(model, one)).toBeCloseTo(one.sampled!.logProbability!, 8);
  });

  // log r of −0.7 and 0.15 lie inside or outside of the clip by the sign of the weight; see the table above.
  it.each([
    ["GRPO", GRPO, 1, 0.15],
    ["GRPO", GRPO, 1, -0.7],
    ["GRPO", GRPO, -1, 0.15],
    ["GRPO", GRPO, -1, 1.2],
    ["CISPO", CISPO, 1, 2],
    ["CISPO", CISPO, -1, 2],
    ["CISPO", CISPO, -1, -0.7],
  ] as const)(
    "follows the gradient of %s (%o, weight %d, log-ratio %d) to finite differences",
    (_name, objective, weight, logRatio) => {
      for (const proof of proofs.slice(0, 3)) {
        const now = logProbabilityOf(model, proof);
        const example = { ...proof, weight, sampled: { logProbability: now - logRatio } };
        const gradient = gradientOf(model, example, objective);
        const slope = objectiveSlope(objective, weight, logRatio);
        expect(slope).not.toBe(0);
        expect(gradient.size).toBeGreaterThan(5);
        const largest = [...gradient].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, 6);
        for (const [index, value] of largest) expect(value).toBeCloseTo(slope * difference(model, proof, index), 4);
      }
    },
  );

  it("has no gradient where GRPO clips", () => {
    for (const [weight, logRatio] of [
      [1, 0.5],
      [-1, -0.5],
      [-1, 2],
    ] as const) {
      const [proof] = proofs as [ProverExample];
      const sampled = { logProbability: logProbabilityOf(model, proof) - logRatio };
      const { model: after, report } = fitted(model, { ...proof, weight, sampled }, GRPO);
      expect(modelDigest(after)).toBe(modelDigest(model));
      expect(report.clipped).toBe(1);
    }
  });

  it("is as on policy where the probability was not told", () => {
    const [proof] = proofs as [ProverExample];
    const example = { ...proof, weight: -1 };
    const told = fitted(model, { ...example, sampled: { logProbability: logProbabilityOf(model, proof) } }, GRPO);
    const untold = fitted(model, { ...example, sampled: { logProbability: null } }, GRPO);
    expect(modelDigest(untold.model)).toBe(modelDigest(told.model));
  });

  it("lowers the probability of what is unlearned, by any objective, and raises it else", () => {
    for (const objective of [GRPO, CISPO, { _tag: "reinforce" } as const, null])
      for (const proof of proofs.slice(0, 4))
        for (const weight of [-1, 1]) {
          const { model: after } = fitted(model, { ...proof, weight }, objective);
          expect(Math.sign(logProbabilityOf(after, proof) - logProbabilityOf(model, proof))).toBe(weight);
        }
  });
});

describe("a ratio of every choice", () => {
  const several = proofs.find(({ proof }) => proof.split("\n").length > 2) as ProverExample;
  const fittedBy = (
    importanceLevel: ImportanceLevel,
    example: ProverExample,
    passes: number,
    objective: PolicyObjective = GRPO,
  ) => {
    const options = { passes, conjecturerPasses: 0, rate: 0.01, objective, importanceLevel } as const;
    return fitModel(bench, model, [example], options, deriveStream(1, "train"));
  };

  it("is 1 at the first step, which is then that of the proof's ratio", () => {
    for (const weight of [-1, 1]) {
      const example = { ...several, weight, sampled: { logProbability: null } };
      const [proof, choice] = (["proof", "choice"] as const).map((level) => fittedBy(level, example, 1));
      expect(modelDigest(choice!.model)).toBe(modelDigest(proof!.model));
      expect(choice!.report.clipped).toBe(0);
    }
  });

  it("is not taken from the proof's probability, which says nothing of one choice", () => {
    const [told, untold] = [-1, null].map((logProbability) =>
      fittedBy("choice", { ...several, sampled: { logProbability } }, 2),
    );
    expect(modelDigest(told!.model)).toBe(modelDigest(untold!.model));
  });

  it("clips the choices that have moved, and goes on with the others", () => {
    const wide = { ...GRPO, high: 3 };
    const [narrow, open] = [GRPO, wide].map((objective) => fittedBy("choice", several, 40, objective));
    expect(narrow!.report.clipped).toBeGreaterThan(open!.report.clipped!);
    const whole = fittedBy("proof", { ...several, sampled: { logProbability: null } }, 40);
    // A proof whose ratio is outside stands still; by choices, those that moved least are still learned.
    expect(narrow!.report.lastLogLikelihood).toBeGreaterThan(whole.report.lastLogLikelihood);
  });
});

describe("a step of the likelihood with a weight below 0", () => {
  it("follows the gradient to finite differences, at the one choice of a proof", () => {
    const proof = proofs.find((one) => !one.proof.includes("\n")) as ProverExample;
    const gradient = gradientOf(model, { ...proof, weight: -1 }, null);
    expect(gradient.size).toBeGreaterThan(3);
    for (const [index, value] of gradient) expect(value).toBeCloseTo(-difference(model, proof, index), 4);
  });

  it("is the opposite of that with the weight above 0", () => {
    for (const proof of proofs.slice(0, 3)) {
      const [up, down] = [1, -1].map((weight) => gradientOf(model, { ...proof, weight }, CISPO));
      expect([...down!].map(([index, value]) => [index, -value])).toEqual([...up!]);
    }
  });
});

describe("an objective with a ratio", () => {
  it("leaves proofs that were not sampled, such as a library's, to the likelihood", () => {
    const [proof] = proofs as [ProverExample];
    const { sampled: _, ...library } = proof;
    const digests = [GRPO, CISPO, null].map((objective) => modelDigest(fitted(model, library, objective).model));
    expect(new Set(digests).size).toBe(1);
  });
});
