import { describe, expect, it } from "vitest";
import stp from "../../policies/stp.ts";
import type { Completion, Inspection, Seed } from "../../src/domain/index.ts";
import { chooseConjectures, completionsPerPrompt, type RunState } from "../../src/selfplay/index.ts";
import { playedRecords, stateBefore } from "../support/played-state.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const format = stp.format({
  defaultHeader: "",
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
});

describe("completionsPerPrompt", () => {
  const settings = tinyExperiment().conjecture;
  it("asks for about three times as many completions as are kept, between the two bounds", () => {
    expect(completionsPerPrompt(100, 100, settings)).toBe(3);
    expect(completionsPerPrompt(10, 1000, settings)).toBe(settings.maximumPerSeed);
    expect(completionsPerPrompt(1000, 10, settings)).toBe(settings.perSeed);
  });
});

/** The state in which the second iteration's conjectures are chosen, after more overrides. */
const beforeConjectures = async (...overrides: ReadonlyArray<string>): Promise<RunState> => {
  const records = await playedRecords(...overrides);
  return stateBefore(records, overrides, ({ _tag, iteration }) => _tag === "seeds" && iteration === 1);
};

const choose = (texts: ReadonlyArray<string>, change?: (inspection: Inspection) => Inspection) =>
  chooseAfter([], texts, change);

const chooseAfter = async (
  overrides: ReadonlyArray<string>,
  texts: ReadonlyArray<string>,
  change: (inspection: Inspection) => Inspection = (same) => same,
) => {
  const state = await beforeConjectures(...overrides);
  const proof = state.proofs.find(({ statementId }) => state.trainById.has(statementId));
  if (proof === undefined) throw new Error("nothing is proved");
  const seed: Seed = { statementId: proof.statementId, proofId: proof.proofId, lemma: "", copies: 1 };
  const completions = texts.map((text): Completion => ({ seed: 0, text, tokens: null }));
  const inspections = texts.flatMap((completion): ReadonlyArray<Inspection> => {
    const text = format.parseConjecture(completion);
    return text === null ? [] : [change({ text, elaborates: true, normalForm: null, nearForm: null })];
  });
  return { state, ...chooseConjectures(state, 1, [seed], completions, inspections, format) };
};

describe("chooseConjectures", () => {
  it("keeps one of equal texts and counts what it drops", async () => {
    const { conjectures, counts } = await choose([" a : 1 = 1", " b : 1 = 1", " c : 2 = 2", "", " d"]);
    expect(conjectures.length).toBe(2);
    expect(counts).toStrictEqual({
      generated: 5,
      malformed: 2,
      distinct: 2,
      refused: 0,
      provedBefore: 0,
      nearCopies: 0,
      capped: 0,
    });
  });

  it("knows a conjecture again by its key, or by its text alone, so that other spacing makes another", async () => {
    const id = async (text: string, ...overrides: ReadonlyArray<string>) =>
      (await chooseAfter(overrides, [text])).conjectures[0]?.id;
    const [one, respaced] = [" a : 1 = 1", " a : 1  = 1"];
    expect(await id(one)).toBe(await id(respaced));
    expect(await id(one, "conjecture.recognisedBy=text")).not.toBe(await id(respaced, "conjecture.recognisedBy=text"));
  });

  it("drops what does not elaborate", async () => {
    const { conjectures, counts } = await choose([" a : 1 = 1"], (one) => ({ ...one, elaborates: false }));
    expect([conjectures.length, counts.malformed]).toStrictEqual([0, 1]);
  });

  it("refuses a training or held-out statement under another name, by its text", async () => {
    const { conjectures, counts } = await choose([
      " x (n : Nat) : n + 1 = 1 + n",
      " y (n : Nat) : n + 1000 = 1000 + n",
    ]);
    expect([conjectures.length, counts.refused]).toStrictEqual([0, 2]);
  });

  it("refuses one that is equal up to the normal form, and marks one that is only near", async () => {
    const state = await beforeConjectures();
    const normalForm = [...state.normalForms][0] as string;
    const nearForm = [...state.nearForms][0] as string;
    const copy = await choose([" z (m : Nat) : m = m"], (one) => ({ ...one, normalForm }));
    expect([copy.conjectures.length, copy.counts.refused]).toStrictEqual([0, 1]);
    const near = await choose([" z (m : Nat) : m = m"], (one) => ({ ...one, normalForm: "own", nearForm }));
    expect(near.conjectures.map(({ nearCopy }) => nearCopy)).toStrictEqual([true]);
    expect(near.counts.nearCopies).toBe(1);
  });

  it("keeps one of several with the same normal form", async () => {
    const { conjectures, counts } = await choose([" a : 1 = 2", " b : 2 = 1"], (one) => ({
      ...one,
      normalForm: "1 2",
    }));
    expect([conjectures.length, counts.distinct]).toStrictEqual([1, 1]);
  });
});
