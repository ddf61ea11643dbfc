/** The null experiment at length: 1,000 trials of every setting, at most 5% false alarms in every figure. */
import { describe, expect, it } from "vitest";
import { nullExperiment, SETTINGS } from "./null-experiment.ts";

describe("figures of equal variants, 1,000 trials", () => {
  for (const setting of SETTINGS)
    it(JSON.stringify(setting), () => {
      for (const [name, share] of nullExperiment(setting, 1_000)) expect(share, name).toBeLessThanOrEqual(0.05);
    });
});
