import { assert, describe, it } from "@effect/vitest";
import { Effect, type Layer } from "effect";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { judgeKnownProofs, KNOWN_PROOFS, SHORT_KNOWN_PROOFS } from "../../src/selfplay/index.ts";
import type { Verifier } from "../../src/services/index.ts";
import { AlwaysAcceptVerifier, AlwaysRejectVerifier, AlwaysUndecidedVerifier } from "../support/mock-back-ends.ts";

const judgedBy = (verifier: Layer.Layer<Verifier>, proofs = KNOWN_PROOFS) =>
  judgeKnownProofs(proofs).pipe(Effect.provide(verifier));

describe("known proofs", () => {
  it("are judged as known by the embedded verifier, nothing left undecided but what it does not read", () => {
    for (const { kind, name, proof, statement } of KNOWN_PROOFS) {
      const [judged] = judgeProofs({ requests: [{ statement: { text: statement, header: null }, proof }], fuel: null });
      const expected = { right: ["accepted"], wrong: ["rejected"], cheating: ["rejected", "unsupported"] }[kind];
      assert.include(expected, judged?.verdict._tag, name);
    }
  });

  it("have one of each kind in the short form", () => {
    assert.deepStrictEqual(
      SHORT_KNOWN_PROOFS.map(({ kind }) => kind),
      ["right", "wrong", "cheating"],
    );
  });

  it.effect("find out a verifier that accepts everything, proof by proof", () =>
    Effect.gen(function* () {
      const findings = yield* judgedBy(AlwaysAcceptVerifier);
      assert.strictEqual(findings.length, KNOWN_PROOFS.filter(({ kind }) => kind !== "right").length);
      assert.include(
        findings.map(({ found }) => found),
        "a cheating proof (added axiom) is judged accepted",
      );
      assert.isTrue(
        findings.every(({ advice, status }) => status === "fails" && advice?.startsWith("trust no verdict")),
      );
    }),
  );

  it.effect("find out a verifier that rejects everything, and one that decides nothing", () =>
    Effect.gen(function* () {
      const rejecting = yield* judgedBy(AlwaysRejectVerifier);
      assert.deepStrictEqual(
        rejecting.map(({ found }) => found),
        ["conjunction", "lemma"].map((name) => `a right proof (${name}) is judged rejected: unsolved goals`),
      );
      const undecided = yield* judgedBy(AlwaysUndecidedVerifier, SHORT_KNOWN_PROOFS);
      assert.isTrue(undecided.length >= 2 && undecided.every(({ status }) => status === "fails"));
    }),
  );
});
