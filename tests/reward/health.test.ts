import { expect, it } from "vitest";
import { conjecturerHealth, type MonitoredConjecture } from "../../src/reward/index.ts";

const conjecture = (
  statement: string,
  normalForm: string,
  accepted: number,
  samples: number,
  vacuous: boolean | null,
): MonitoredConjecture => ({ statement, normalForm, accepted, samples, vacuous });

it("a conjecturer's health counts forms, pass rates, vacuous ones and lengths, each over those that have it", () => {
  const conjectures = [
    conjecture("𝔸𝔸", "a", 0, 4, null),
    conjecture("1234567890", "a", 1, 4, true),
    conjecture("12", "b", 3, 4, false),
    conjecture("123", "c", 4, 4, false),
    conjecture("1", "known", 0, 0, null),
  ];
  expect(conjecturerHealth(conjectures, new Set(["known", "other"]))).toEqual({
    conjectures: 5,
    distinct: 4,
    distinctShare: 4 / 5,
    novel: 3,
    novelShare: 3 / 4,
    attempted: 4,
    trivialShare: 1 / 4,
    provedShare: 3 / 4,
    flatShare: 2 / 4,
    examined: 3,
    vacuousShare: 1 / 3,
    meanLength: 18 / 5,
    medianLength: 2,
  });
  expect(conjecturerHealth(conjectures, new Set(), 0.7).trivialShare).toBe(2 / 4);
});

it("without conjectures it has no share and no length", () => {
  expect(conjecturerHealth([], new Set())).toEqual({
    conjectures: 0,
    distinct: 0,
    distinctShare: null,
    novel: 0,
    novelShare: null,
    attempted: 0,
    trivialShare: null,
    provedShare: null,
    flatShare: null,
    examined: 0,
    vacuousShare: null,
    meanLength: null,
    medianLength: null,
  });
});
