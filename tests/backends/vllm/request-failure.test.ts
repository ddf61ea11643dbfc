import { describe, expect, it } from "@effect/vitest";
import { errorText, type FailureKind, retryAfter, statusFailure } from "../../../src/backends/vllm/request-failure.ts";

const NOW = 1_800_000_000_000;
const failureOf = (status: number, body = "", header?: string) =>
  statusFailure("http://a:1", { status, body, retryAfter: header }, NOW);

describe("the failure of a response", () => {
  const cases: ReadonlyArray<readonly [number, FailureKind, boolean]> = [
    [400, "refused", false],
    [401, "refused", false],
    [403, "refused", false],
    [404, "unknown-model", false],
    [408, "server-error", true],
    [422, "refused", false],
    [429, "busy", true],
    [500, "server-error", true],
    [502, "server-error", true],
    [503, "server-error", true],
  ];
  for (const [status, kind, isRetryable] of cases)
    it(`is ${kind} for ${status}, ${isRetryable ? "sent again" : "not sent again"}`, () => {
      const failure = failureOf(status);
      expect([failure.kind, failure.isRetryable]).toStrictEqual([kind, isRetryable]);
    });

  it("says what the server said, in the body of a new version or of an old one", () => {
    const message = "This model's maximum context length is 4096 tokens.";
    expect(errorText(JSON.stringify({ error: { message, type: "BadRequestError", code: 400 } }))).toBe(message);
    expect(errorText(JSON.stringify({ object: "error", message, code: 400 }))).toBe(message);
    expect(errorText('{"detail": "Not Found"}')).toBe("Not Found");
    expect(errorText("<html>Bad Gateway</html>")).toBe("<html>Bad Gateway</html>");
    expect(errorText(" ")).toBe("an empty response");
  });

  it("names the setting of the key where the key is to blame", () => {
    expect(failureOf(401, '{"error": "Unauthorized"}').message).toContain("see apiKeyVariable");
  });

  it("reads Retry-After as seconds or as a date, and nothing else", () => {
    expect(retryAfter("2", NOW)).toBe(2000);
    expect(retryAfter("0.5", NOW)).toBe(500);
    expect(retryAfter(new Date(NOW + 3000).toUTCString(), NOW)).toBe(3000);
    expect(retryAfter(new Date(NOW - 3000).toUTCString(), NOW)).toBe(0);
    expect(retryAfter("soon", NOW)).toBe(null);
    expect(retryAfter(undefined, NOW)).toBe(null);
    expect(failureOf(429, "", "7").retryAfterMilliseconds).toBe(7000);
  });
});
