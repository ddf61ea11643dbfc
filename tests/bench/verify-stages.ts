/**
 * What the time of verifying goes into, from samples of the stack: each sample counts for the stage that its functions
 * belong to. The names are those of functions of `src/lean`, and the same in every version compared.
 */
import { Session } from "node:inspector/promises";

export const STAGES = ["parse", "elaborate terms", "tactics", "close", "kernel", "the rest"] as const;
export type Stage = (typeof STAGES)[number];
/** Shares of the time, which add up to 1. */
export type StageShares = Readonly<Record<Stage, number>>;

interface Frame {
  readonly functionName: string;
  readonly url: string;
}

/** The outermost function that says it: what the kernel does for a tactic is the tactic's. */
const stageOf = (stack: ReadonlyArray<Frame>): Stage => {
  for (const { functionName, url } of stack) {
    if (url.includes("/lean/syntax/")) return "parse";
    if (functionName === "checkProof") return "kernel";
    if (functionName === "closeProof") return "close";
    if (functionName === "elaborateProof") break;
  }
  const isProof = stack.some(({ functionName }) => functionName === "elaborateProof");
  if (!isProof) return "the rest";
  const isTerm = stack.some(({ functionName, url }) => functionName === "elaborate" && url.includes("/elaborate/term"));
  return isTerm ? "elaborate terms" : "tactics";
};

/** Profiles `work` and answers the share of each stage. */
export const profileStages = async (work: () => void): Promise<StageShares> => {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const shares: Record<Stage, number> = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as never;
  for (const sample of profile.samples ?? []) {
    const stack: Array<Frame> = [];
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) stack.unshift(frames.get(id)!);
    shares[stageOf(stack)] += 1 / profile.samples!.length;
  }
  return shares;
};
