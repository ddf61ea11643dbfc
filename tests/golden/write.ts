/** Writes the golden file anew: `npm run golden`. The header of `digests.test.ts` says what a change of it means. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { goldenCases } from "./cases.ts";
import { embeddedCases, playEmbeddedCase } from "./embedded.ts";
import { GOLDEN_FILE, type GoldenRun, playGoldenCase } from "./play.ts";
import { rewardCases, rewardDigest } from "./rewards.ts";

const runs: Record<string, GoldenRun> = {};
for (const one of goldenCases) runs[one.name] = await Effect.runPromise(playGoldenCase(one));
const embedded: Record<string, GoldenRun> = {};
for (const one of embeddedCases) embedded[one.name] = await Effect.runPromise(playEmbeddedCase(one));
const rewards = Object.fromEntries(rewardCases.map((one) => [one.name, rewardDigest(one)]));
writeFileSync(GOLDEN_FILE, `${JSON.stringify({ rewards, runs, embedded }, null, 2)}\n`);
console.log(
  `${Object.keys({ ...rewards, ...runs, ...embedded }).length} digests in ${path.relative(process.cwd(), GOLDEN_FILE)}`,
);
