/**
 * The embedded guide: relevance and complexity from the statements, redundancy from the verifier. A premise is not
 * needed where an accepted proof of the conjecture is accepted without it too; that no proof at hand does without it
 * shows less, but is all that can be had. Where the verifier does not decide, there is no review.
 */
import { Effect, Layer } from "effect";
import { inChunks, reviewText, verdictFamily } from "../../domain/index.ts";
import { Guide, GuideError, Verifier } from "../../services/index.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** Conjectures sent to a worker at a time. */
const CONJECTURES_A_TASK = 64;

/** `proofs`: shortest accepted proofs of a conjecture that are tried without each premise. */
export const layerGuide = ({ proofs: most }: { readonly proofs: number }) =>
  Layer.effect(
    Guide,
    Effect.gen(function* () {
      const workers = yield* EmbeddedWorkers;
      const verifier = yield* Verifier;
      const failed = (cause: { readonly message: string }) => new GuideError({ message: cause.message, cause });
      return Guide.of({
        review: Effect.fn("embedded.review")(function* (requests) {
          const pairs = requests.map(({ conjecture, target }) => ({
            conjecture: conjecture.text,
            target: target.text,
          }));
          const read = yield* inChunks(pairs, CONJECTURES_A_TASK, (some) =>
            workers.run("readConjectures", some).pipe(
              Effect.map(({ output }) => output),
              Effect.mapError(failed),
            ),
          );
          const asked = requests.flatMap(({ conjecture: { header }, proofs }, of) =>
            (read[of]?.withoutPremise ?? []).flatMap((text) =>
              proofs.slice(0, most).map((proof) => ({ of, statement: { text, header }, proof })),
            ),
          );
          const judgements = asked.length === 0 ? [] : yield* Effect.mapError(verifier.verify(asked), failed);
          return read.map((scores, of) => {
            if (scores === null) return "the model cannot read both statements";
            const { complexity, relevance } = scores;
            const verdicts = judgements
              .filter((_, i) => asked[i]?.of === of)
              .map(({ verdict }) => verdictFamily(verdict));
            if (verdicts.includes("proved")) return reviewText({ relevance, redundancy: 1, complexity });
            if (verdicts.includes("not decided")) return "it is not decided whether a premise is needed";
            return reviewText({ relevance, redundancy: 0, complexity });
          });
        }),
      });
    }),
  );
