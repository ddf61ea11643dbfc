/** Process groups, as real processes. */
import { readFileSync } from "node:fs";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { ProcessGroup, startGroup, straysOf } from "../../src/machine/index.ts";

const shell = (text: string) => ({
  words: ["/bin/sh", "-c", text],
  folder: "/",
  environment: { PATH: "/usr/bin:/bin" },
});

const isRunning = (pid: number): boolean => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // There is no such process.
    return false;
  }
};

/** The first line that the group writes, as a number. */
const firstNumber = ({ child }: ProcessGroup) =>
  Effect.callback<number>((resume) => {
    child.stdout.once("data", (chunk: Buffer) => resume(Effect.succeed(Number(chunk.toString("utf8")))));
  });

const gone = (pid: number) =>
  Effect.suspend(() => (isRunning(pid) ? Effect.fail("still there") : Effect.void)).pipe(
    Effect.tapError(() => Effect.sleep("20 millis")),
    Effect.eventually,
  );

describe("a process group", () => {
  it.live("ends with its scope, what it started with it", () =>
    Effect.gen(function* () {
      const grandchild = yield* startGroup(shell("sleep 600 & echo $!; wait")).pipe(
        Effect.flatMap(firstNumber),
        Effect.scoped,
      );
      yield* gone(grandchild);
    }),
  );

  /** A build tool that starts a REPL in a group of its own, deaf to being told to end. */
  const TOOL = `setsid sh -c 'trap "" TERM; echo $$; while :; do sleep 0.1; done' & wait`;

  it.live("takes with it what it started outside of it, killed at once or told to end, whatever that heeds", () =>
    Effect.gen(function* () {
      for (const grace of [0, 200]) {
        const group = new ProcessGroup(shell(TOOL));
        const repl = yield* firstNumber(group);
        assert.isTrue(isRunning(repl));
        assert.deepStrictEqual(
          straysOf(group.id!)
            .map(({ id }) => id)
            .filter((id) => id === repl),
          [repl],
        );
        yield* Effect.promise(() => group.end(grace));
        yield* gone(repl);
      }
    }),
  );

  it.live("that does not heed being told to end is killed", () =>
    Effect.gen(function* () {
      const group = new ProcessGroup(shell("trap '' TERM; echo 1; while :; do sleep 0.1; done"));
      yield* firstNumber(group);
      yield* Effect.promise(() => group.end(200));
      assert.strictEqual((yield* Effect.promise(() => group.ended)).signal, "SIGKILL");
    }),
  );

  it.live("leaves nothing behind when its first process ends by itself", () =>
    Effect.gen(function* () {
      const group = new ProcessGroup(shell("sleep 600 >/dev/null 2>&1 & echo $!; echo why >&2; exit 3"));
      const grandchild = yield* firstNumber(group);
      assert.strictEqual((yield* Effect.promise(() => group.ended)).code, 3);
      yield* gone(grandchild);
      yield* Effect.promise(() => group.end(0));
      assert.strictEqual(group.lastErrors, "why");
    }),
  );

  it.live("that cannot be started says why", () =>
    Effect.gen(function* () {
      const group = new ProcessGroup({ words: ["/no/such/program"], folder: "/", environment: {} });
      const { code, error } = yield* Effect.promise(() => group.ended);
      assert.strictEqual(code, null);
      assert.include(error?.message, "ENOENT");
      yield* Effect.promise(() => group.end(100));
    }),
  );
});
