/** Proofs through the verifier: as many judgements as were asked for, in their order. */
import { Effect } from "effect";
import type { VerifyRequest } from "../domain/index.ts";
import { Verifier, VerifierError } from "../services/index.ts";

/** Judges all proofs; the verifier is not asked about none. Fails where it answers too few or too many. */
export const judgeAll = Effect.fn("judgeAll")(function* (requests: ReadonlyArray<VerifyRequest>) {
  if (requests.length === 0) return [];
  const verifier = yield* Verifier;
  const judgements = yield* verifier.verify(requests);
  if (judgements.length === requests.length) return judgements;
  return yield* new VerifierError({
    reason: "protocol",
    message: `expected ${requests.length} judgements, found ${judgements.length}`,
  });
});
