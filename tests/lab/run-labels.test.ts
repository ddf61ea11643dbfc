/** Labels beside a run: what a change makes of them, and that two commands at once lose nothing. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import fc from "fast-check";
import {
  changedLabels,
  changeLabels,
  decodeTag,
  type LabelChange,
  NO_LABELS,
  type RunLabels,
  readLabels,
} from "../../src/lab/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const add = (...tags: ReadonlyArray<string>): LabelChange => ({ add: tags, remove: [], note: null });
const fileIn = (folder: string) => path.join(folder, "labels.json");

const tags = fc.array(fc.constantFrom<string>("a", "b", "c", "d"));
const labels: fc.Arbitrary<RunLabels> = fc.record({ tags, note: fc.string() }).map((one) => changedLabels(one, add()));

describe("a change of labels", () => {
  it("leaves what was added, not what was removed, each once and in order", () => {
    fc.assert(
      fc.property(labels, tags, tags, (before, added, removed) => {
        const after = changedLabels(before, { add: added, remove: removed, note: null });
        const expected = [...before.tags, ...added].filter((tag) => !removed.includes(tag));
        expect(after).toEqual({ tags: [...new Set(expected)].sort(), note: before.note });
      }),
    );
  });

  it("made twice is made once", () => {
    fc.assert(
      fc.property(labels, tags, tags, fc.option(fc.string()), (before, added, remove, note) => {
        const change = { add: added, remove, note };
        expect(changedLabels(changedLabels(before, change), change)).toEqual(changedLabels(before, change));
      }),
    );
  });

  for (const tag of ["baseline", "lr=", "two words", "a,b", "-x", "", "été-2", "a-b"])
    it(`takes a word for a tag, and nothing that a list or a filter could not hold: "${tag}"`, () => {
      expect(Result.isSuccess(decodeTag(tag))).toBe(["baseline", "été-2", "a-b"].includes(tag));
    });
});

describe("the file of labels", () => {
  it.live("is one JSON object, and nothing else is left in the folder", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("labels");
      expect(yield* readLabels(folder)).toEqual(NO_LABELS);
      yield* changeLabels(folder, { ...add("b", "a"), note: "the first" });
      const after = yield* changeLabels(folder, { add: [], remove: ["b"], note: null });
      expect(after).toEqual({ tags: ["a"], note: "the first" });
      expect(JSON.parse(readFileSync(fileIn(folder), "utf8"))).toEqual(after);
      expect(readdirSync(folder)).toEqual(["labels.json"]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.live("keeps every change of many commands at once", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("labels");
      const words = Array.from({ length: 12 }, (_, i) => `tag-${i}`);
      yield* Effect.forEach(words, (word) => changeLabels(folder, add(word)), { concurrency: "unbounded" });
      expect((yield* readLabels(folder)).tags).toEqual(words.toSorted());
      expect(readdirSync(folder)).toEqual(["labels.json"]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.live("is refused, and left as it is, where it is no file of labels", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("labels");
      writeFileSync(fileIn(folder), '{"tags": "a"}');
      const error = yield* Effect.flip(changeLabels(folder, add("b")));
      expect(error.message).toMatch(/labels\.json: expected \{"tags": \[…\], "note": "…"\}, found something else$/);
      expect(readFileSync(fileIn(folder), "utf8")).toBe('{"tags": "a"}');
      expect(readdirSync(folder)).toEqual(["labels.json"]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.live("names what stands in the way where a command was killed in the middle", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("labels");
      writeFileSync(`${fileIn(folder)}.new`, "");
      const error = yield* Effect.flip(changeLabels(folder, add("b")));
      expect(error.message).toMatch(/labels\.json\.new: expected nothing, .*, found a file; remove it if none is$/);
      expect(readdirSync(folder)).toEqual(["labels.json.new"]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );
});
