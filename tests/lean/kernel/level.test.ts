import { describe, expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import {
  type Level,
  LevelKind,
  levelAtMost,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelsEqual,
  levelZero,
  MAX_LEVEL_DEPTH,
  ResourceLimit,
  simpleIMax,
  simpleMax,
  substituteLevel,
  terms,
} from "../../../src/lean/kernel/index.ts";

const NAMES = ["u", "v", "w"];

/** Value of a level when its parameters have the given values. */
function evaluate(level: Level, values: readonly number[]): number {
  switch (level.kind) {
    case LevelKind.zero:
      return 0;
    case LevelKind.succ:
      return evaluate(level.first, values) + 1;
    case LevelKind.max:
      return Math.max(evaluate(level.first, values), evaluate(level.second, values));
    case LevelKind.imax: {
      const right = evaluate(level.second, values);
      return right === 0 ? 0 : Math.max(evaluate(level.first, values), right);
    }
    default:
      return values[NAMES.indexOf(level.name)]!;
  }
}

/** All values of the three parameters from 0 to 5: enough to tell apart levels of the depth tried here. */
const assignments = Array.from({ length: 216 }, (_, i) => [i % 6, Math.floor(i / 6) % 6, Math.floor(i / 36)]);

function randomLevel(chance: (bound: number) => number, depth: number): Level {
  const choice = depth === 0 ? chance(2) : chance(6);
  if (choice === 0) return levelZero;
  if (choice === 1) return levelParameter(NAMES[chance(3)]!);
  const left = randomLevel(chance, depth - 1);
  if (choice === 2) return levelSucc(left);
  const right = randomLevel(chance, depth - 1);
  return choice === 3 ? levelMax(left, right) : levelIMax(left, right);
}

describe("universe levels", () => {
  test("are compared as their values under all assignments", () => {
    const chance = deriveStream(1, "data", "levels").nextInt;
    let ordered = 0;
    for (let i = 0; i < 4000; i++) {
      const mark = terms.mark();
      const left = randomLevel(chance, 3);
      const right = randomLevel(chance, 3);
      const pairs = assignments.map((values) => [evaluate(left, values), evaluate(right, values)] as const);
      const isAtMost = pairs.every(([a, b]) => a <= b);
      expect(levelAtMost(left, right)).toBe(isAtMost);
      expect(levelsEqual(left, right)).toBe(pairs.every(([a, b]) => a === b));
      if (isAtMost) ordered++;
      terms.release(mark);
    }
    expect(ordered).toBeGreaterThan(500);
  });

  test("keep their value when simplified or substituted", () => {
    const chance = deriveStream(2, "data", "levels").nextInt;
    for (let i = 0; i < 1000; i++) {
      const left = randomLevel(chance, 3);
      const right = randomLevel(chance, 3);
      const substituted = substituteLevel(left, ["u"], [right]);
      const isKept = assignments.every((values) => {
        const [, v, w] = values;
        return (
          evaluate(simpleMax(left, right), values) === evaluate(levelMax(left, right), values) &&
          evaluate(simpleIMax(left, right), values) === evaluate(levelIMax(left, right), values) &&
          evaluate(substituted, values) === evaluate(left, [evaluate(right, values), v!, w!])
        );
      });
      expect(isKept).toBe(true);
    }
  });

  test("are nested to a limit only", () => {
    let level = levelZero;
    for (let i = 0; i < MAX_LEVEL_DEPTH; i++) level = levelSucc(level);
    expect(() => levelSucc(level)).toThrow(ResourceLimit);
  });

  test("are given up when a comparison needs too many cases", () => {
    const parameters = Array.from({ length: 20 }, (_, i) => levelParameter(`p${i}`));
    const chain = (order: readonly Level[]): Level => order.reduce((left, right) => levelIMax(levelSucc(left), right));
    const left = chain(parameters);
    const right = chain([...parameters.slice(1), parameters[0]!]);
    expect(() => levelsEqual(levelMax(left, right), levelMax(right, levelSucc(left)))).toThrow(ResourceLimit);
  });
});
