/**
 * Back ends for tests of the loop: no model and no Lean, only functions of their input, so that a run is as
 * deterministic as with real ones. `delays` makes fibers finish in another order each time.
 */
import { createHash } from "node:crypto";
import { Effect, Layer, Result } from "effect";
import stepfunPolicy from "../../policies/stepfun.ts";
import stpPolicy from "../../policies/stp.ts";
import stp from "../../rewards/stp.ts";
import {
  deriveStream,
  type Judgement,
  type ModelVersion,
  parseFailure,
  type RandomStream,
  reviewText,
  sha256,
  type Verdict,
  type VerifyRequest,
} from "../../src/domain/index.ts";
import { applyRule, inverseCounts } from "../../src/learning/index.ts";
import { applyVariant, decodeParameters, type RewardInput } from "../../src/reward/index.ts";
import {
  Conjecturer,
  Critic,
  CriticTrainer,
  Embedder,
  Formaliser,
  Guide,
  Learning,
  Normaliser,
  Progress,
  PromptFormat,
  type PromptSettings,
  type ProveRequest,
  Prover,
  RewardFunction,
  Trainer,
  TrainerError,
  Verifier,
} from "../../src/services/index.ts";

import { proposedByHash, triedByHash } from "./hash-tactics.ts";

export const digestText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A number in [0, 1) that depends on the text alone. */
const chanceOf = (text: string): number => Number.parseInt(digestText(text).slice(0, 8), 16) / 2 ** 32;

/** Waits a few milliseconds, drawn by a counter of the process rather than by the run's seed. */
const delay = (delays: boolean) => {
  const stream = deriveStream("delays", "data");
  return Effect.suspend(() => (delays ? Effect.sleep(stream.nextInt(4)) : Effect.void));
};

const asTheorem = (name: string, constant: number): string =>
  `theorem ${name} (n : Nat) : n + ${constant} = ${constant} + n := by`;

/** Conjectures the seed with another constant; now and then a copy, a renamed copy or nonsense. */
export const ScriptedConjecturer = (delays = false) =>
  Layer.succeed(Conjecturer, {
    conjecture: (_policy, requests) =>
      delay(delays).pipe(
        Effect.as(
          requests.map(({ randomSeed, samples, seed }) => {
            const stream = deriveStream(randomSeed, "conjecturer");
            return Array.from({ length: samples }, () => {
              const kind = stream.nextInt(8);
              if (kind === 0) return { text: "", tokens: 1 };
              if (kind === 1) return { text: seed.text.replace("theorem ", "theorem renamed_"), tokens: 20 };
              const constant = 100 + stream.nextInt(300);
              return { text: ` ${asTheorem(`conjecture_${constant}`, constant).slice("theorem ".length)}`, tokens: 12 };
            });
          }),
        ),
      ),
  });

/** Gives one completion to a seed, cut off in the middle. */
export const ShortConjecturer = Layer.succeed(Conjecturer, {
  conjecture: (_policy, requests) =>
    Effect.succeed(
      requests.map((_, i) => [{ text: ` cut_${i} (n : Nat) : n + ${100 + i} =`, tokens: 9, cut: true as const }]),
    ),
});

/** As `proof N`, or a sketch that is to be answered. */
const scriptedTurn = (stream: RandomStream, { turns = [] }: ProveRequest): string => {
  const proof = `  proof ${stream.nextInt(6)}`;
  return turns.length < 4 && stream.nextInt(2) === 0 ? `<sketch>\n${proof}\n</sketch>` : proof;
};

/** Samples `proof 0` … `proof 5`; later policies sample the higher numbers more often. */
export const ScriptedProver = (delays = false) =>
  Layer.succeed(Prover, {
    prove: (policy, requests) =>
      Effect.forEach(
        requests,
        (request: ProveRequest) =>
          delay(delays).pipe(
            Effect.map(() => {
              const stream = deriveStream(request.randomSeed, "prover", policy);
              return Array.from({ length: request.samples }, () => ({
                text: request.turns === undefined ? `  proof ${stream.nextInt(6)}` : scriptedTurn(stream, request),
                multiplicity: 1,
                tokens: 3,
                logProbability: null,
                ...(request.turns === undefined ? {} : { contextTokens: 10 * (request.turns.length + 1) }),
              }));
            }),
          ),
        { concurrency: "unbounded" },
      ),
    propose: (policy, requests) =>
      delay(delays).pipe(Effect.as(requests.map((request) => proposedByHash(request, policy)))),
  });

/** Gives one proof fewer than it is asked for, and comes to the end of the first of them no more. */
export const ShortProver = Layer.succeed(Prover, {
  prove: (_policy, requests) =>
    Effect.succeed(
      requests.map(({ samples }) =>
        Array.from({ length: samples - 1 }, (_, i) => ({
          text: `  proof ${i % 6}`,
          multiplicity: 1,
          tokens: 3,
          logProbability: null,
          ...(i === 0 ? { cut: 1 } : {}),
        })),
      ),
    ),
});

type Decide = (request: VerifyRequest) => Verdict;

const accepted = (invokes: ReadonlyArray<string>): Verdict => ({
  _tag: "accepted",
  axioms: [],
  level: "kernel",
  invokes,
});

const judging = (name: string, decide: Decide, delays: boolean) =>
  Layer.succeed(Verifier, {
    environment: name,
    verify: (requests) =>
      delay(delays).pipe(
        Effect.as(
          requests.map(
            (request): Judgement => ({ verdict: decide(request), runMilliseconds: 1, queueMilliseconds: 0 }),
          ),
        ),
      ),
    tryTactics: (requests) => delay(delays).pipe(Effect.as(requests.map(triedByHash))),
    checkStatements: (statements) =>
      Effect.succeed(
        statements.map(({ text }) =>
          text.startsWith("theorem unsupported")
            ? { _tag: "unsupported", message: "matrices" }
            : { _tag: "elaborated" },
        ),
      ),
    check: (texts) =>
      Effect.succeed(texts.map(({ text }) => ({ _tag: "answered", json: { messages: [{ data: digestText(text) }] } }))),
  });

export const AlwaysAcceptVerifier = judging("always-accept", () => accepted(["Nat.add_comm"]), false);
export const AlwaysRejectVerifier = judging(
  "always-reject",
  () => ({ _tag: "rejected", reason: "error", message: "unsolved goals" }),
  false,
);
export const AlwaysUndecidedVerifier = judging(
  "always-undecided",
  ({ proof }) => {
    const tags = ["timeout", "memory", "crashed"] as const;
    return { _tag: tags[Math.floor(chanceOf(proof) * 3)] ?? "timeout", message: "no answer" };
  },
  false,
);

/** Accepts some (statement, proof) pairs and leaves a few undecided, by a hash of their text. */
export const HashVerifier = (delays = false, share = 0.12) =>
  judging(
    "hash",
    ({ proof, statement }) => {
      const chance = chanceOf(`${statement.text}\n${proof}`);
      if (proof.startsWith("library")) return accepted(proof.split(" ").slice(1));
      if (chance < share) return accepted(chance < share / 2 ? ["Nat.add_comm"] : ["Nat.add_comm", "Nat.add_zero"]);
      if (chance > 0.97) return { _tag: "timeout", message: "200 s" };
      return { _tag: "rejected", reason: "error", message: "unsolved goals" };
    },
    delays,
  );

/** Gives every kind of verdict there is but `unread`, which no verifier gives, by a hash of the texts. */
export const EveryVerdictVerifier = judging(
  "every-verdict",
  ({ proof, statement }) => {
    const message = 'a message with ";", a comma, a line\nbreak and ∀';
    const verdicts: ReadonlyArray<Verdict> = [
      accepted(["Nat.add_comm"]),
      { _tag: "rejected", reason: "error", message, position: { line: 2, column: 4 } },
      { _tag: "unsupported", construct: "matrices", message },
      { _tag: "timeout", message },
      { _tag: "memory", message },
      { _tag: "crashed", message },
    ];
    if (proof.startsWith("library")) return verdicts[0]!;
    const chance = chanceOf(`${statement.text}\n${proof}`);
    return verdicts[chance > 0.97 ? 5 : Math.floor(chance * 5)]!;
  },
  false,
);

/** A new version is the digest of what it was trained on. */
export const HashTrainer = () => {
  const known = new Set<ModelVersion>();
  return Layer.succeed(Trainer, {
    train: ({ examples, from, iteration, randomSeed }) =>
      Effect.suspend(() => {
        if (from !== null && !known.has(from))
          return Effect.fail(new TrainerError({ reason: "unknown-version", message: `${from} was not restored` }));
        const learned = examples.map(({ prompt, role, target, weight }) => [role, prompt, target, weight]);
        const version = digestText(JSON.stringify([from, iteration, randomSeed, learned])) as ModelVersion;
        known.add(version);
        const parameters = new TextEncoder().encode(`parameters of ${version}`);
        return Effect.succeed({ version, parameters, location: null, report: { examples: examples.length } });
      }),
    restore: ({ parameters, version }) =>
      Effect.suspend(() => {
        if (parameters === null || new TextDecoder().decode(parameters) !== `parameters of ${version}`)
          return Effect.fail(new TrainerError({ reason: "incompatible", message: `not the parameters of ${version}` }));
        known.add(version);
        return Effect.succeed({ version, parameters, location: null });
      }),
  });
};

const DIMENSION = 8;

export const HashEmbedder = Layer.succeed(Embedder, {
  embed: (_policy, statements) => {
    const vectors = new Float32Array(statements.length * DIMENSION);
    statements.forEach(({ text }, row) => {
      for (let i = 0; i < DIMENSION; i++) vectors[row * DIMENSION + i] = chanceOf(`${i} ${text}`) - 0.5;
    });
    return Effect.succeed({ embedder: "hash", dimension: DIMENSION, vectors });
  },
});

/** Scores by a hash of both statements; one review in eight cannot be read. */
export const HashGuide = Layer.succeed(Guide, {
  review: (requests) =>
    Effect.succeed(
      requests.map(({ conjecture, target }) => {
        const stream = deriveStream(`${target.text} ${conjecture.text}`, "guide");
        if (stream.nextInt(8) === 0) return "I cannot say.";
        const [relevance, redundancy, complexity] = [stream.nextInt(6), stream.nextInt(2), stream.nextInt(4)];
        return `Let me see.\n${reviewText({ relevance, redundancy, complexity })}`;
      }),
    ),
});

/** A value by a hash of the state, under the version; one in eight has none. */
export const HashCritic = Layer.succeed(Critic, {
  evaluate: (version, states) =>
    Effect.succeed(
      states.map((state) => {
        const stream = deriveStream(`${version} ${state}`, "critic");
        return stream.nextInt(8) === 0 ? null : stream.nextDouble();
      }),
    ),
});

/** A version by a hash of what was asked for. */
export const HashCriticTrainer = Layer.succeed(CriticTrainer, {
  train: ({ table, ...request }) =>
    Effect.succeed({
      version: sha256(
        JSON.stringify([table.pairs.map((pair) => pair.map((i) => table.states[i])), request]),
      ) as ModelVersion,
      parameters: new Uint8Array(0),
      location: null,
      report: {},
    }),
  restore: (model) => Effect.succeed({ ...model, location: null }),
});

/**
 * Reads the first number of a text and states a sum with it; now and then with another number, or under a name that the
 * verifier does not support, or nothing. Later policies are right more often.
 */
export const ScriptedFormaliser = Layer.succeed(Formaliser, {
  formalise: (policy, requests) =>
    Effect.succeed(
      requests.map(({ informal, randomSeed, samples }) => {
        const stream = deriveStream(randomSeed, "formaliser", policy);
        const constant = Number(/\d+/.exec(informal)?.[0] ?? 0);
        return Array.from({ length: samples }, () => {
          const kind = stream.nextInt(10);
          if (kind === 0) return { text: "", tokens: 1 };
          const said = asTheorem(
            kind === 1 ? "unsupported" : `text_${constant}`,
            kind < 5 ? constant + kind : constant,
          );
          return { text: said.slice("theorem".length), tokens: 9, ...(kind === 9 ? { cut: true as const } : {}) };
        });
      }),
    ),
});

/** Forgets the name and the order of the summands. */
export const SortingNormaliser = Layer.succeed(Normaliser, {
  normalForms: (texts) =>
    Effect.succeed(
      texts.map((text) => {
        const body = text.slice(text.indexOf(":"));
        const normalForm = [...body.matchAll(/\d+|[a-z]+/g)]
          .map(([word]) => word)
          .sort()
          .join(" ");
        return { normalForm, nearForm: normalForm.replace(/\d+/g, "0") };
      }),
    ),
});

/** STP's reward with its defaults. */
export const stpReward = (input: RewardInput) =>
  applyVariant(stp, "stp", input, Result.getOrThrow(decodeParameters(stp, "stp", {})));

export const StpReward = Layer.succeed(RewardFunction, { name: "stp", reads: [], reward: stpReward });

/** STP's learning rule. */
export const StpLearning = Layer.succeed(Learning, {
  name: inverseCounts.name,
  reads: inverseCounts.reads,
  objective: null,
  weigh: (input) => applyRule(inverseCounts, inverseCounts.name, input, {}),
});

const promptSettings: PromptSettings = {
  defaultHeader: "",
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
};

/** STP's format, in rounds as StepFun-Prover has them. */
export const stpFormat = { ...stpPolicy.format(promptSettings), rounds: stepfunPolicy.format(promptSettings).rounds! };
export const StpFormat = Layer.succeed(PromptFormat, stpFormat);

/** Reads no proof in half of the completions. */
export const HalfUnreadFormat = Layer.succeed(PromptFormat, {
  ...stpFormat,
  parseProof: (completion: string, statement: string) =>
    (createHash("sha256").update(completion).digest()[0] as number) % 2 === 0
      ? parseFailure("no-code")
      : stpFormat.parseProof(completion, statement),
});

interface MockOptions {
  readonly conjecturer?: Layer.Layer<Conjecturer>;
  readonly prover?: Layer.Layer<Prover>;
  readonly verifier?: Layer.Layer<Verifier>;
  readonly guide?: Layer.Layer<Guide>;
  readonly formaliser?: Layer.Layer<Formaliser>;
  readonly format?: Layer.Layer<PromptFormat>;
  readonly delays?: boolean;
}

/** All services but the run log; the options are what tests vary. */
export const mockBackEnds = (options: MockOptions = {}) =>
  Layer.mergeAll(
    options.conjecturer ?? ScriptedConjecturer(options.delays),
    options.prover ?? ScriptedProver(options.delays),
    options.verifier ?? HashVerifier(options.delays),
    HashTrainer(),
    HashEmbedder,
    options.guide ?? HashGuide,
    HashCritic,
    HashCriticTrainer,
    options.formaliser ?? ScriptedFormaliser,
    SortingNormaliser,
    StpReward,
    StpLearning,
    options.format ?? StpFormat,
    Progress.layerSilent,
  );
