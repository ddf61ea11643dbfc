/** Styles and widths are those of a terminal: none elsewhere, no colour with NO_COLOR. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { outputWidth, styled } from "../../src/cli/terminal.ts";

const { columns, isTTY } = process.stdout;

const terminal = (isTerminal: boolean, width: number): void => {
  Object.assign(process.stdout, { isTTY: isTerminal, columns: width });
};

afterEach(() => {
  Object.assign(process.stdout, { isTTY, columns });
  vi.unstubAllEnvs();
});

describe("standard output", () => {
  it("has styles on a terminal, unless NO_COLOR says otherwise", () => {
    vi.stubEnv("NO_COLOR", "");
    terminal(true, 100);
    expect(styled("bold", "run")).toBe("\u001b[1mrun\u001b[22m");
    vi.stubEnv("NO_COLOR", "1");
    expect(styled("bold", "run")).toBe("run");
  });

  it("has no style where it is no terminal", () => {
    vi.stubEnv("NO_COLOR", "");
    terminal(false, 100);
    expect(styled("red", "error:")).toBe("error:");
  });

  it("is as wide as its terminal, 80 columns where none says how wide it is", () => {
    terminal(true, 100);
    expect(outputWidth()).toBe(100);
    terminal(true, 0);
    expect(outputWidth()).toBe(80);
    terminal(false, 100);
    expect(outputWidth()).toBe(80);
  });
});
