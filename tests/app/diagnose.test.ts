import { describe, expect, it } from "vitest";
import { programFinding } from "../../src/app/diagnose.ts";

describe("the program", () => {
  it("needs a Node that is not too old", () => {
    expect(programFinding("22.1.0").status).toBe("fails");
    expect(programFinding("24.0.0").status).toBe("ok");
  });
});
