import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import type { Verdict, VerifyRequest } from "../../src/domain/index.ts";
import { judgeKnownProofs, KNOWN_PROOFS, SHORT_KNOWN_PROOFS } from "../../src/selfplay/index.ts";
import { Verifier } from "../../src/services/index.ts";
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

describe("what is advised about a misjudged proof", () => {
  const about = (kind: "right" | "wrong" | "cheating", verifier: Layer.Layer<Verifier>) =>
    Effect.map(
      judgedBy(
        verifier,
        KNOWN_PROOFS.filter((one) => one.kind === kind),
      ),
      ([finding]) => finding?.advice,
    );

  it.effect("tells a header that does not fit from limits that are too low", () =>
    Effect.gen(function* () {
      assert.match((yield* about("right", AlwaysRejectVerifier)) ?? "", /^the header or the Lean version does not fit/);
      assert.match((yield* about("right", AlwaysUndecidedVerifier)) ?? "", /^raise verify\.timeoutSeconds/);
      assert.match((yield* about("wrong", AlwaysUndecidedVerifier)) ?? "", /^raise verify\.timeoutSeconds/);
      assert.match((yield* about("cheating", AlwaysAcceptVerifier)) ?? "", /^trust no verdict/);
    }),
  );

  it.effect("comes with the whole message on one line, and with no judgement where none was given", () =>
    Effect.gen(function* () {
      const answering = (verdicts: ReadonlyArray<Verdict>) =>
        Layer.succeed(Verifier, {
          environment: "scripted",
          verify: () =>
            Effect.succeed(verdicts.map((verdict) => ({ verdict, runMilliseconds: 0, queueMilliseconds: 0 }))),
          checkStatements: () => Effect.succeed([]),
        });
      const message = "type mismatch\n  expected  \n\n  found";
      const findings = yield* judgedBy(
        answering([
          { _tag: "rejected", reason: "error", message },
          { _tag: "unsupported", message: "matrices", construct: "matrix" },
        ]),
        SHORT_KNOWN_PROOFS,
      );
      const limits = "raise verify.timeoutSeconds or verify.memoryMegabytes, and read the message";
      assert.deepStrictEqual(findings, [
        {
          subject: "proofs",
          status: "fails",
          found: "a right proof (conjunction) is judged rejected: type mismatch; expected; found",
          advice: "the header or the Lean version does not fit: check verifier.header and prompt.defaultHeader",
        },
        {
          subject: "proofs",
          status: "fails",
          found: "a wrong proof (open goal) is judged unsupported: matrices",
          advice: limits,
        },
        {
          subject: "proofs",
          status: "fails",
          found: "a cheating proof (added axiom) is judged crashed: no judgement",
          advice: limits,
        },
      ]);
    }),
  );

  it.effect("tells what is asked: the statement without header, and the proof", () =>
    Effect.gen(function* () {
      const asked: Array<VerifyRequest> = [];
      const asking = Layer.succeed(Verifier, {
        environment: "asking",
        verify: (requests) =>
          Effect.as(
            Effect.sync(() => asked.push(...requests)),
            [],
          ),
        checkStatements: () => Effect.succeed([]),
      });
      yield* judgedBy(asking);
      assert.deepStrictEqual(
        asked,
        KNOWN_PROOFS.map(({ proof, statement: text }) => ({ statement: { text, header: null }, proof })),
      );
    }),
  );

  it.effect("is nothing where all are judged as known: how many of each kind is said", () =>
    Effect.gen(function* () {
      const wrong = KNOWN_PROOFS.filter(({ kind }) => kind !== "right");
      const [finding] = yield* judgedBy(AlwaysRejectVerifier, wrong);
      assert.deepStrictEqual(finding, {
        subject: "proofs",
        advice: null,
        status: "ok",
        found: "0 right proofs accepted, 2 wrong and 7 cheating ones refused",
      });
    }),
  );
});
