/** When the library may be loaded. */
import { expect, test, vi } from "vitest";

test("the library is not loaded first inside a term scope, which it would outlive", async () => {
  vi.resetModules();
  const { loadLibrary, PreludeError, withTermScope } = await import("../../src/lean/index.ts");
  expect(() => withTermScope(() => loadLibrary())).toThrow(PreludeError);
  const library = loadLibrary();
  expect(withTermScope(() => loadLibrary())).toBe(library);
});
