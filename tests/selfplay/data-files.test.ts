/** The files of an experiment: found from its folder, read whole, and one that cannot be read is named by its key. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import { decodeExperiment, withAbsolutePaths } from "../../src/app.ts";
import type { Experiment, Json } from "../../src/domain/index.ts";
import { readData } from "../../src/selfplay/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const experiment = (rest: { readonly [key: string]: Json }): Experiment =>
  Result.getOrThrow(
    decodeExperiment({ name: "files", data: { train: [{ path: "train.jsonl" }] }, ...rest }, { file: "files.json" }),
  );

describe("the paths of an experiment", () => {
  it("of data are taken from the folder of its file, whatever they look like", () => {
    const { data } = withAbsolutePaths(
      experiment({
        data: {
          library: "library.jsonl",
          train: [{ path: "train.jsonl" }, { path: "../more.jsonl", matchingWeight: 4 }],
          heldOut: [{ path: "/elsewhere/held-out.jsonl" }],
        },
      }),
      "/home/files",
    );
    expect(data.library).toBe("/home/files/library.jsonl");
    expect(data.train.map((source) => [source.path, source.matchingWeight])).toStrictEqual([
      ["/home/files/train.jsonl", 1],
      ["/home/more.jsonl", 4],
    ]);
    expect(data.heldOut.map((source) => source.path)).toStrictEqual(["/elsewhere/held-out.jsonl"]);
  });

  it("leave a missing library and bundled names as they are, and find a user's own files", () => {
    const bundled = withAbsolutePaths(experiment({}), "/home");
    expect(bundled.data.library).toBeNull();
    expect([bundled.prompt.format, bundled.reward.variant]).toStrictEqual(["stp", "stp"]);
    const names = ["mine.ts", "mine.mjs", "rewards/mine", "rewards\\mine"];
    for (const name of names) {
      const own = withAbsolutePaths(experiment({ prompt: { format: name }, reward: { variant: name } }), "/home");
      expect([own.prompt.format, own.reward.variant]).toStrictEqual(Array(2).fill(path.resolve("/home", name)));
    }
  });

  it("in commands are words that begin with a dot and a slash; other words may be programs or models", () => {
    const { model, trainer, verifier } = withAbsolutePaths(
      experiment({
        model: {
          backend: "vllm",
          model: "m",
          serve: { command: ["./serve", "--port", "{port}", "a/b"] },
          weights: { how: "restart", command: ["../restart", "{name}", "{weights}"] },
        },
        trainer: {
          backend: "command",
          command: ["python", "./train.py", "{dataset}", "{output}"],
          baseModel: "../models/base",
        },
        verifier: {
          backend: "lean-repl",
          command: ["./repl"],
          environmentCommand: ["..\\env", ".env"],
          kernelCommand: ["./kernel", "{export}"],
          workspace: "lean",
          readable: ["libraries"],
        },
      }),
      "/home/x",
    );
    expect(model).toMatchObject({
      serve: { command: ["/home/x/serve", "--port", "{port}", "a/b"] },
      weights: { how: "restart", command: ["/home/restart", "{name}", "{weights}"] },
    });
    expect(trainer).toMatchObject({
      command: ["python", "/home/x/train.py", "{dataset}", "{output}"],
      baseModel: "/home/models/base",
    });
    expect(verifier).toMatchObject({
      command: ["/home/x/repl"],
      environmentCommand: [path.resolve("/home/x", "..\\env"), ".env"],
      kernelCommand: ["/home/x/kernel", "{export}"],
      workspace: "/home/x/lean",
      readable: ["/home/x/libraries"],
    });
  });
});

describe("the data of an experiment", () => {
  const line = (name: string, split: string | null, proof?: string): string =>
    JSON.stringify({
      name,
      statement: `theorem ${name} : True := by`,
      split,
      ...(proof === undefined ? {} : { proof }),
    });

  it.effect("are the rows of every file, of the wanted split alone", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("data-files");
      const rows = [line("a", "lean4/Train"), line("b", "test"), line("c", null)].join("\n");
      writeFileSync(path.join(folder, "rows.jsonl"), `${rows}\nno JSON`);
      writeFileSync(path.join(folder, "library.jsonl"), line("l", null, "trivial"));
      const read = yield* readData(
        withAbsolutePaths(
          experiment({
            data: {
              library: "library.jsonl",
              train: [{ path: "rows.jsonl", split: "train" }],
              heldOut: [{ path: "rows.jsonl" }],
            },
          }),
          folder,
        ),
      );
      expect(read.train.map(({ rows: { rows: list } }) => list.map(({ name }) => name))).toStrictEqual([["a"]]);
      expect(read.heldOut[0]?.rows.rows.map(({ name }) => name)).toStrictEqual(["a", "b", "c"]);
      expect(read.heldOut[0]?.rows.unreadable.map((row) => row.line)).toStrictEqual([4]);
      expect(read.library?.rows.rows.map(({ name, proof }) => [name, proof])).toStrictEqual([["l", "trivial"]]);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.effect("that cannot be read are named by their key and their path", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("data-files");
      writeFileSync(path.join(folder, "there.jsonl"), line("a", null));
      const there = { path: "there.jsonl" };
      const missing = { path: "missing.jsonl" };
      for (const [place, data] of [
        ["data.train.1.path", { train: [there, missing] }],
        ["data.heldOut.0.path", { train: [there], heldOut: [missing] }],
        ["data.library", { train: [there], library: "missing.jsonl" }],
      ] as const) {
        const failure = yield* Effect.flip(readData(withAbsolutePaths(experiment({ data }), folder)));
        expect(failure).toMatchObject({
          _tag: "UserError",
          place,
          expected: "a dataset file that can be read",
          found: `${path.join(folder, "missing.jsonl")}: no such file`,
        });
      }
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.effect("of a split that no row has are a mistake that names those there are", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("data-files");
      const write = (name: string, ...splits: ReadonlyArray<string | null>) =>
        writeFileSync(path.join(folder, name), splits.map((split) => line("a", split)).join("\n"));
      write("none.jsonl", null, null);
      write("some.jsonl", "miniF2F Valid", null, "miniF2F Test", "miniF2F Valid");
      write("many.jsonl", ...Array.from({ length: 22 }, (_, i) => `split ${i}`));
      const failure = (file: string, split: string, key: "train" | "heldOut") => {
        const data = {
          train: [{ path: "some.jsonl" }],
          heldOut: [{ path: "some.jsonl" }],
          [key]: [{ path: file, split }],
        };
        return Effect.flip(readData(withAbsolutePaths(experiment({ data }), folder)));
      };
      const file = (name: string) => path.join(folder, name);
      expect((yield* failure("none.jsonl", "test", "train")).message).toBe(
        `data.train.0.split: expected null: no row of ${file("none.jsonl")} has a split, found test`,
      );
      expect((yield* failure("some.jsonl", "valid2", "heldOut")).message).toBe(
        `data.heldOut.0.split: expected the end of a split of ${file("some.jsonl")}, found valid2; its splits: miniF2F Valid, miniF2F Test`,
      );
      const listed = Array.from({ length: 20 }, (_, i) => `split ${i}`).join(", ");
      expect((yield* failure("many.jsonl", "x", "train")).message).toMatch(new RegExp(`its splits: ${listed}$`));
      const valid = yield* readData(
        withAbsolutePaths(experiment({ data: { train: [{ path: "some.jsonl", split: "F2F VALID" }] } }), folder),
      );
      expect(valid.train[0]?.rows.rows.map((row) => row.line)).toStrictEqual([1, 4]);
      expect(valid.library).toBeNull();
    }).pipe(Effect.provide(NodeServices.layer)),
  );
});
