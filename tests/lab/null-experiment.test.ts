/** Equal variants: no figure that a command prints says otherwise in more than 5% of trials. */
import { describe, expect, it } from "vitest";
import { nullExperiment, SETTINGS } from "./null-experiment.ts";

/** More alarms than these have a chance below 1 in 10,000 where the true share is 5%. */
const most = (trials: number): number => 0.05 + 3.8 * Math.sqrt((0.05 * 0.95) / trials);

describe("figures of equal variants", () => {
  for (const setting of SETTINGS.filter(({ variants }) => variants === 2))
    it(`differ in few of 60 trials: ${JSON.stringify(setting)}`, () => {
      for (const [name, share] of nullExperiment(setting, 60)) expect(share, name).toBeLessThanOrEqual(most(60));
    });

  it("have neither interval nor p with one run a variant", () => {
    const [single] = SETTINGS.filter(({ seeds }) => seeds === 1);
    expect([...nullExperiment(single!, 1).keys()].filter((name) => name.startsWith("compare"))).toEqual([]);
  });
});
