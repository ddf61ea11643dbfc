/** The reports in a real Chromium, from disk: no console error, no request beyond the file, readable in light, dark, print. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import { chromium } from "playwright-core";
import { rewardVariants } from "../../rewards/index.ts";
import {
  compareOffline,
  type OnlineComparison,
  offlineReport,
  onlineMeasures,
  onlineReport,
  readOnlineRun,
} from "../../src/lab/index.ts";
import { decodeParameters, type RewardVariant } from "../../src/reward/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { chromium as browser, CHROMIUM, needing } from "../support/needs.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const play = (seed: number) =>
  Effect.gen(function* () {
    const experiment = tinyExperiment("prove.budget=40", "prove.samplesPerStatement=12", `seed=${seed}`);
    const store: Store = new Map();
    const log = memoryRunLog(experiment, store);
    yield* runSelfPlay(readTinyData).pipe(Effect.provide([log, mockBackEnds()]));
    return log;
  });

const offlinePage = Effect.gen(function* () {
  const variants = Object.entries(rewardVariants as Readonly<Record<string, RewardVariant>>).map(([name, variant]) => ({
    name,
    file: name,
    variant,
    parameters: Result.getOrThrow(decodeParameters(variant, name, {})) as Record<string, unknown>,
  }));
  const comparison = yield* compareOffline(variants, 1, () => Effect.void).pipe(Effect.provide(yield* play(1)));
  return yield* offlineReport(comparison);
});

const onlinePage = Effect.gen(function* () {
  const runs = yield* Effect.forEach([1, 2, 3], (seed) =>
    Effect.flatMap(play(seed), (log) =>
      Effect.forEach(["stp", "uniform"], (variant) => Effect.provide(readOnlineRun(variant, seed), log)),
    ),
  );
  const comparison: OnlineComparison = {
    name: "tiny",
    of: "rewards",
    folder: "runs/compare-tiny",
    variants: ["stp", "uniform"].map((name) => ({ name, parameters: {} })),
    seeds: [1, 2, 3],
    pairedSeeds: 3,
    runs: runs.flat(),
    failed: [{ variant: "uniform", seed: 4, directory: "runs/x", message: "no space left on <disk>" }],
    ...onlineMeasures(runs.flat(), ["stp", "uniform"]),
  };
  return yield* onlineReport(comparison);
});

/** Where the screenshots go, so that one can look at them. */
const folder = process.env["STP_SCREENSHOTS"] ?? mkdtempSync(path.join(tmpdir(), "stp-report-"));
mkdirSync(folder, { recursive: true });

const inspect = async (name: string, page: string) => {
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, page);
  const opened = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const seen: Array<string> = [];
    const requests: Array<string> = [];
    const grounds: Array<string> = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const tab = await opened.newPage({ colorScheme, viewport: { width: 1100, height: 900 } });
      tab.on("console", (message) => seen.push(`${message.type()}: ${message.text()}`));
      tab.on("pageerror", (error) => seen.push(String(error)));
      tab.on("request", (request) => requests.push(request.url()));
      await tab.goto(pathToFileURL(file).href);
      grounds.push(await tab.evaluate("getComputedStyle(document.body).backgroundColor"));
      await tab.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`), fullPage: true });
      // Nothing wider than the page, but for what scrolls in itself.
      expect(await tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      if (colorScheme === "light") await tab.pdf({ path: path.join(folder, `${name}.pdf`), format: "A4" });
      await tab.close();
    }
    return {
      seen,
      requests: requests.filter((url) => !url.startsWith("data:")),
      grounds,
      url: pathToFileURL(file).href,
    };
  } finally {
    await opened.close();
  }
};

describe("a report opens from disk without a console error or a request", needing(browser()), () => {
  for (const [name, page] of [
    ["offline", offlinePage],
    ["online", onlinePage],
  ] as const)
    it.live(`the ${name} comparison, in light and in dark`, () =>
      Effect.gen(function* () {
        const text = yield* page;
        const { grounds, requests, seen, url } = yield* Effect.promise(() => inspect(name, text));
        expect(seen).toEqual([]);
        expect(new Set(requests)).toEqual(new Set([url]));
        expect(grounds).toEqual(["rgb(255, 255, 255)", "rgb(20, 24, 29)"]);
        expect(text).not.toMatch(/<disk>/);
      }),
    );
});
