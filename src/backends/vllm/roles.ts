/** A served model in its roles: a request a statement, seed or text. */
import { Effect, Layer } from "effect";
import type { ModelVersion } from "../../domain/index.ts";
import {
  type CompletionRole,
  Conjecturer,
  Formaliser,
  ModelError,
  type ProveRequest,
  Prover,
  type Sampling,
} from "../../services/index.ts";
import { type Answer, distinctSamples, samplesInOrder } from "./completions.ts";
import { ModelServers } from "./model-servers.ts";
import type { RequestFailure } from "./request-failure.ts";

const OF_REQUEST = { scope: "request" } as const;

/** Whether a server that answers others stopped in the middle of this request. */
const breaksOff = ({ kind }: RequestFailure): boolean => kind === "aborted" || kind === "broken" || kind === "deadline";

/** What the servers answer to each request of a role, as `read` has it. */
const asking = <A>(role: CompletionRole, read: (answer: Answer) => A) =>
  Effect.map(
    ModelServers,
    ({ generate }) =>
      (
        version: ModelVersion,
        requests: ReadonlyArray<Pick<ProveRequest, "prompt" | "randomSeed" | "samples" | "turns">>,
        sampling: Sampling,
      ): Effect.Effect<ReadonlyArray<A>, ModelError> =>
        Effect.forEach(
          requests,
          ({ prompt, randomSeed, samples, turns }) =>
            generate(
              version,
              { role, prompt, samples, randomSeed, ...(turns === undefined ? {} : { turns }) },
              sampling,
            ).pipe(
              Effect.map(read),
              Effect.mapError(
                (cause) => new ModelError({ message: cause.message, ...(breaksOff(cause) ? OF_REQUEST : {}), cause }),
              ),
            ),
          { concurrency: "unbounded" },
        ),
  );

export const layerProver = Layer.effect(
  Prover,
  // Whole proofs and tactics are asked for alike; what is meant stands in the prompt.
  Effect.map(asking("prover", distinctSamples), (prove) => ({ prove, propose: prove })),
);

/** Completions come in the order of their samples. */
export const layerConjecturer = Layer.effect(
  Conjecturer,
  Effect.map(asking("conjecturer", samplesInOrder), (conjecture) => ({ conjecture })),
);

export const layerFormaliser = Layer.effect(
  Formaliser,
  Effect.map(asking("conjecturer", samplesInOrder), (formalise) => ({ formalise })),
);
