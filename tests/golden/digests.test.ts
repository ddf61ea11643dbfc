/**
 * The rules of self-play, pinned: what each setting, reward and verdict makes of a small run, as digests of its log.
 *
 * A digest that changes means that the same experiment now gives another result: a prompt, a draw, a weight, an order
 * or a record is not what it was. After a change that was to leave the rules alone it is a defect, and the first
 * differing step says where to look. After a change of a rule exactly the runs that the rule concerns may differ; then
 * `npm run golden` writes the file anew, and the change is told in CHANGELOG.md, since logs of before will not replay.
 */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { keysAt } from "../../src/domain/index.ts";
import { experimentJsonSchema } from "../support/experiment-format.ts";
import { goldenCases } from "./cases.ts";
import { type GoldenRun, playGoldenCase, readGolden } from "./play.ts";
import { rewardCases, rewardDigest } from "./rewards.ts";

const golden = readGolden();

describe("the log of a run is what it was", () => {
  it.effect.each(goldenCases)("with $name", (one) =>
    Effect.map(playGoldenCase(one), (run) => expect(run).toStrictEqual(golden.runs[one.name])),
  );
});

describe("a reward keeps what it kept", () => {
  it.each(rewardCases)("$name", (one) => expect(rewardDigest(one)).toBe(golden.rewards[one.name]));
});

/** What back ends read, and the loop does not. */
const NOT_OF_THE_LOOP = ["verify.timeoutSeconds", "verify.memoryMegabytes"];
/** A limit of time is none of a run that is the same everywhere. */
const OF_SEARCH = ["search.seconds", "search.firstSeconds"];
/** Counts wall time: `tests/selfplay/refine.test.ts`. */
const OF_THE_CLOCK = ["refine.seconds"];
/** Ends a run rather than changing it: `tests/selfplay/loop.test.ts`. */
const ENDS_A_RUN = ["verify.maximumCrashedShare"];
/** Set through the keys that are in them. */
const OF_OTHERS = ["examples.parameters", "search.critic"];
/** The proofs of these runs have no `try`: `tests/selfplay/sgs.test.ts`. */
const OF_OTHER_PROOFS = ["sgs.tryTactic"];
/** Asks the verifier for traces: `tests/selfplay/spark-prover.test.ts`. */
const OF_OTHER_VERIFIERS = ["spark.tasks"];

describe("the golden runs", () => {
  it("are the cases, and differ from one another except where a setting must change nothing", () => {
    expect(Object.keys(golden.runs)).toStrictEqual(goldenCases.map(({ name }) => name));
    const nameOf = new Map<string, string>();
    for (const { equals, name } of goldenCases) {
      const { digest } = golden.runs[name] as GoldenRun;
      if (equals !== undefined) expect(digest, name).toBe(golden.runs[equals]?.digest);
      else expect(nameOf.get(digest), `${name} decides nothing`).toBeUndefined();
      nameOf.set(digest, nameOf.get(digest) ?? name);
    }
  });

  it("set every setting of the loop otherwise than the base", () => {
    const groups = [
      "supervised",
      "seeds",
      "conjecture",
      "select",
      "prove",
      "refine",
      "verify",
      "examples",
      "train",
      "final",
      "search",
      "sgs",
      "formalise",
      "spark",
    ];
    const settings = [...groups, "evaluate"].flatMap((group) =>
      keysAt(experimentJsonSchema, [group]).map((key) => `${group}.${key}`),
    );
    const set = new Set(goldenCases.flatMap(({ overrides }) => overrides.map((text) => text.split("=", 1)[0])));
    const exempt = [
      ...NOT_OF_THE_LOOP,
      ...OF_THE_CLOCK,
      ...ENDS_A_RUN,
      ...OF_OTHERS,
      ...OF_OTHER_PROOFS,
      ...OF_SEARCH,
      ...OF_OTHER_VERIFIERS,
    ];
    expect(settings.filter((key) => !set.has(key) && !exempt.includes(key))).toStrictEqual([]);
    expect(settings.length).toBeGreaterThan(60);
  });

  it("of the rewards differ from one another where a parameter is set", () => {
    expect(Object.keys(golden.rewards)).toStrictEqual(rewardCases.map(({ name }) => name));
    const inOrder = rewardCases.filter(({ preset }) => preset === undefined);
    const digests = inOrder.map(({ name }) => golden.rewards[name] as string);
    for (const [i, { name }] of inOrder.entries())
      expect(digests.indexOf(digests[i] as string), `${name} decides nothing`).toBe(i);
  });
});
