import { assert, describe, it } from "@effect/vitest";
import { tasksOf } from "../../../src/backends/embedded/verifier.ts";
import { deriveStream } from "../../../src/domain/index.ts";

const request = (statement: number, proof: number) => ({
  statement: { text: `theorem t${statement} : True := by`, header: null },
  proof: `  proof ${proof}`,
});

describe("attempts cut into tasks", () => {
  it("keep their order, and none is lost or repeated", () => {
    const stream = deriveStream(7, "data");
    for (let i = 0; i < 200; i++) {
      const requests = Array.from({ length: 1 + stream.nextInt(6) }, (_, s) =>
        Array.from({ length: 1 + stream.nextInt(20) }, (_, p) => request(s, p)),
      ).flat();
      const size = 1 + stream.nextInt(12);
      const tasks = tasksOf(requests, size);
      assert.deepStrictEqual(tasks.flat(), requests);
      assert.isTrue(tasks.every((task) => task.length > 0 && task.length <= size));
    }
  });

  it("keep the attempts of a statement together where they fit", () => {
    const requests = [...[1, 2, 3].map((p) => request(1, p)), ...[1, 2, 3].map((p) => request(2, p))];
    assert.deepStrictEqual(
      tasksOf(requests, 4).map((task) => task.length),
      [3, 3],
    );
  });

  it("are none for no attempts", () => {
    assert.deepStrictEqual(tasksOf([], 8), []);
  });
});
