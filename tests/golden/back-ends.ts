/**
 * Back ends whose every answer is a hash of all they are asked, so that a run under them is changed by whatever the
 * loop asks otherwise: another prompt, seed, setting, weight or order. They know no model and no Lean.
 */
import { Effect, Layer } from "effect";
import { layerLearning } from "../../src/app/load-learning-rule.ts";
import { layerPromptFormat } from "../../src/app/load-policy.ts";
import { layerReward } from "../../src/app/load-reward.ts";
import {
  deriveStream,
  type ExampleContent,
  type Experiment,
  type ModelVersion,
  type RandomStream,
  reviewText,
  sha256,
  type Verdict,
  type VerifyRequest,
} from "../../src/domain/index.ts";
import {
  type ConjectureRequest,
  Conjecturer,
  Critic,
  CriticTrainer,
  Embedder,
  Formaliser,
  Guide,
  Normaliser,
  Progress,
  Prover,
  Trainer,
  TrainerError,
  type TrainRequest,
  Verifier,
} from "../../src/services/index.ts";
import { proposedByHash, triedByHash } from "../support/hash-tactics.ts";
import { digestText } from "../support/mock-back-ends.ts";
import { LEMMAS } from "./data.ts";

/** A stream of draws that depends on every part of a question. */
const streamOf = (...question: ReadonlyArray<unknown>): RandomStream => deriveStream(JSON.stringify(question), "data");

/** A statement in one of the shapes that the rules tell apart; constants are few, so that statements come again. */
const conjectureText = ({ lemma, seed }: ConjectureRequest, stream: RandomStream): string => {
  const constant = 30 + stream.nextInt(40);
  const name = `made_${stream.nextInt(3)}`;
  switch (stream.nextInt(9)) {
    case 0:
      return "";
    case 1:
      return seed.text.replace(/^theorem \S+/, ` ${name}`);
    case 2:
      return ` ${name} (n : Nat := ${constant}) : n + ${constant} = ${constant} + n := by`;
    case 3:
      return ` ${name} (n : Nat) :\tn + ${constant} = ${constant} + n := by`;
    case 4:
      return ` ${name} (n : Nat) (h : n = ${constant}) : ${constant} = n := by`;
    case 5:
      return ` ${name} (n : Nat) : n = ${constant} → ${constant} = n := by`;
    case 6:
      return ` ${name} (m : Nat) : m * ${lemma === null ? 1 : constant} = ${constant} * m := by`;
    default:
      return ` ${name} (n : Nat) : n + ${constant} = ${constant} + n := by`;
  }
};

/** A limit that is not set is no part of a question. */
const room = (contextTokens: number | null) => (contextTokens === null ? [] : [contextTokens]);

const conjecturer = Layer.succeed(Conjecturer, {
  conjecture: (version, requests, { contextTokens, maximumTokens, temperature, topP }) =>
    Effect.succeed(
      requests.map((request) => {
        const { lemma, prompt, randomSeed, samples, seed, seedProof } = request;
        const question = [randomSeed, version, prompt, seed.text, seedProof, lemma?.name, lemma?.text];
        const stream = streamOf("conjecturer", ...question, temperature, topP, maximumTokens, ...room(contextTokens));
        return Array.from({ length: samples }, () => {
          const text = conjectureText(request, stream);
          return { text, tokens: text.length };
        });
      }),
    ),
});

/** One of six proofs, of two lengths. */
const proofText = (choice: number): string => `  proof ${choice}${" simp".repeat(choice % 2 === 0 ? 2 : 30)}`;

/** As a turn: a sketch, which may not be opened, or the last one. */
const turnText = (choice: number, statement: string): string => {
  if (choice === 0) return `${proofText(0)}\n</sketch>`;
  if (choice > 2) return `\`\`\`lean4\n  exact proof_${choice}\n\`\`\``;
  return `<sketch>\n${statement}\n  exact proof_${choice}\n</sketch>`;
};

const prover = Layer.succeed(Prover, {
  propose: (version, requests, { contextTokens, maximumTokens, temperature, topP }) =>
    Effect.succeed(
      requests.map((request) =>
        proposedByHash(request, version, temperature, topP, maximumTokens, ...room(contextTokens)),
      ),
    ),
  prove: (version, requests, { contextTokens, maximumTokens, temperature, topP }) =>
    Effect.succeed(
      requests.map(({ prompt, randomSeed, samples, statement, turns }) => {
        const question = [randomSeed, version, prompt, statement.text, statement.header];
        const written = turns === undefined ? [] : [JSON.stringify(turns)];
        const stream = streamOf(
          "prover",
          ...question,
          temperature,
          topP,
          maximumTokens,
          ...room(contextTokens),
          ...written,
        );
        const textOf = turns === undefined ? proofText : (choice: number) => turnText(choice, statement.text);
        const choices = Array.from({ length: samples }, () => stream.nextInt(6));
        return [...Map.groupBy(choices, (choice) => choice)].map(([choice, drawn]) => ({
          text: textOf(choice),
          multiplicity: drawn.length,
          tokens: 7 * drawn.length,
          logProbability: -choice - 1,
        }));
      }),
    ),
});

/** How a verifier decides, from draws that depend on statement and proof. */
export type Decide = (draws: RandomStream, request: VerifyRequest) => Verdict;

export const accepted = (invokes: ReadonlyArray<string>): Verdict => ({
  _tag: "accepted",
  axioms: ["propext"],
  level: "kernel",
  invokes,
});

export const rejected: Verdict = { _tag: "rejected", reason: "error", message: "unsolved goals" };

const UNDECIDED: ReadonlyArray<Verdict> = [
  { _tag: "timeout", message: "200 s" },
  { _tag: "memory", message: "15 GB" },
  { _tag: "crashed", message: "signal 9" },
  { _tag: "unsupported", message: "matrices", construct: "matrix" },
];

export const undecided = (draws: RandomStream): Verdict => UNDECIDED[draws.nextInt(UNDECIDED.length)] as Verdict;

/** Every statement has a difficulty of its own; one attempt in ten is not decided. */
export const mixed: Decide = (draws, { statement }) => {
  const easiness = streamOf("easiness", statement.text, statement.header).nextDouble();
  if (draws.nextInt(10) === 0) return undecided(draws);
  if (draws.nextDouble() > 0.9 * easiness ** 2) return rejected;
  return accepted(LEMMAS.filter(() => draws.nextInt(2) === 0));
};

/** Twice as few are proved, and four attempts in ten are not decided. */
export const oftenUndecided: Decide = (draws, request) =>
  draws.nextInt(10) < 4 ? undecided(draws) : draws.nextInt(2) === 0 ? rejected : mixed(draws, request);

/** Of a statement and its negation at most one is ever proved; three negations in four say nothing but what they bind. */
export const disproving: Decide = (draws, request) => {
  const { header, text } = request.statement;
  const isNegation = text.includes("_negation");
  if (isNegation && text.includes(": True :=")) return draws.nextInt(4) === 0 ? rejected : accepted([]);
  const said = text
    .replace("_negation", "")
    .replace("¬ ∀ ", "")
    .replace(/[,:()]/g, "")
    .replace(/\s+/g, "");
  const isTrue = streamOf("truth", said, header).nextInt(3) > 0;
  return isTrue === isNegation ? rejected : mixed(draws, request);
};

const judge = (decide: Decide, request: VerifyRequest): { verdict: Verdict; runMilliseconds: number } => {
  const { proof, statement } = request;
  const draws = streamOf("verifier", statement.text, statement.header, proof);
  // A library proof says itself what it uses.
  const verdict = proof.startsWith("library ") ? accepted(proof.split(" ").slice(1)) : decide(draws, request);
  return { verdict, runMilliseconds: draws.nextInt(50_000) };
};

const isBalanced = (text: string): boolean => text.split("(").length === text.split(")").length;

const verifier = (decide: Decide) =>
  Layer.succeed(Verifier, {
    environment: "golden",
    verify: (requests) =>
      Effect.succeed(requests.map((request) => ({ ...judge(decide, request), queueMilliseconds: 1 }))),
    tryTactics: (requests) => Effect.succeed(requests.map(triedByHash)),
    checkStatements: (statements) =>
      Effect.succeed(
        statements.map(({ text }) => {
          if (!isBalanced(text)) return { _tag: "rejected", message: "expected ')'" } as const;
          if (/[^0-9]\d*7 /.test(text)) return { _tag: "unsupported", message: "the digit 7" } as const;
          return { _tag: "elaborated" } as const;
        }),
      ),
    check: (texts, limits) =>
      Effect.succeed(
        texts.map(({ header, text }) => {
          const draw = streamOf("check", header, text, limits).nextInt(1000);
          if (draw < 50) return { _tag: "unanswered", reason: "timeout", message: "60 s" } as const;
          return { _tag: "answered", json: { messages: [{ severity: "error", data: `${draw}` }] } } as const;
        }),
      ),
  });

/** What an example says besides its prompt and target. */
const saidIn = (content: ExampleContent): ReadonlyArray<string> => {
  switch (content._tag) {
    case "prover":
      return [content.statement, content.proof];
    case "conjecturer":
      return [content.lemma, content.seed];
    case "formaliser":
      return [content.informal, content.statement];
    case "tactic":
      return [content.state, content.tactic];
    case "dataTask":
      return [content.task];
  }
};

/** The name of a new version is the digest of the whole request. */
const trainer = Layer.sync(Trainer, () => {
  const known = new Set<ModelVersion>();
  const trained = (version: ModelVersion) => {
    known.add(version);
    return { version, parameters: new TextEncoder().encode(version), location: null };
  };
  const requestText = (request: TrainRequest): string => {
    const { batchSize, learningRate, maximumTokens, minimumSteps, warmUpSteps } = request;
    const { conjecturerPasses, examples, from, iteration, objective, proverPasses, purpose, randomSeed } = request;
    const schedule = [batchSize, learningRate, maximumTokens, minimumSteps, warmUpSteps];
    // What a rule without an objective does not have enters the digest of none.
    const beyond = <A>(value: A | null | undefined): ReadonlyArray<A> => (value == null ? [] : [value]);
    const learned = examples.map(
      ({ content, header, prompt, provenance, role, sampled, statementId, target, weight }) => {
        const said = saidIn(content);
        const { iteration: made, proofId, source } = provenance;
        return [role, statementId, prompt, target, weight, header, ...said, source, made, proofId, ...beyond(sampled)];
      },
    );
    return JSON.stringify([
      iteration,
      purpose,
      from,
      proverPasses,
      conjecturerPasses,
      schedule,
      randomSeed,
      learned,
      ...beyond(objective),
    ]);
  };
  return Trainer.of({
    train: (request) =>
      Effect.suspend(() => {
        if (request.from !== null && !known.has(request.from))
          return Effect.fail(new TrainerError({ reason: "unknown-version", message: `${request.from}: not restored` }));
        const version = digestText(requestText(request)) as ModelVersion;
        return Effect.succeed({ ...trained(version), report: { examples: request.examples.length } });
      }),
    restore: ({ version }) => Effect.sync(() => trained(version)),
  });
});

const DIMENSION = 6;

const embedder = Layer.succeed(Embedder, {
  embed: (version, statements) =>
    Effect.succeed({
      embedder: `golden ${version}`,
      dimension: DIMENSION,
      vectors: new Float32Array(
        statements.flatMap(({ header, text }) => {
          const stream = streamOf("embedder", version, text, header);
          return Array.from({ length: DIMENSION }, () => stream.nextDouble() - 0.5);
        }),
      ),
    }),
});

/** The number of a text in a sum, another number one time in four, or nothing. */
const formaliser = Layer.succeed(Formaliser, {
  formalise: (version, requests, { contextTokens, maximumTokens, temperature, topP }) =>
    Effect.succeed(
      requests.map(({ header, informal, prompt, randomSeed, samples }) => {
        const asked = [version, prompt, header, informal, randomSeed, temperature, topP, maximumTokens];
        const stream = streamOf("formaliser", ...asked, ...room(contextTokens));
        const number = Number(/\d+/.exec(informal)?.[0] ?? 0);
        return Array.from({ length: samples }, () => {
          const kind = stream.nextInt(8);
          const stated = `${number + (kind < 2 ? kind + 1 : 0)}`;
          const text = kind === 7 ? "" : ` text_${number} (n : Nat) : n + ${stated} = ${stated} + n := by`;
          return { text, tokens: 9 };
        });
      }),
    ),
});

/** One review in six cannot be read. */
const guide = Layer.succeed(Guide, {
  review: (requests) =>
    Effect.succeed(
      requests.map(({ conjecture, prompt, proofs, randomSeed, target }) => {
        const stream = streamOf("guide", randomSeed, prompt, target.text, conjecture.text, ...proofs);
        const [relevance, redundancy, complexity] = [stream.nextInt(6), stream.nextInt(2), stream.nextInt(4)];
        return stream.nextInt(6) === 0 ? "" : reviewText({ relevance, redundancy, complexity });
      }),
    ),
});

/** One state in six has no value. */
const critic = Layer.succeed(Critic, {
  evaluate: (version, states) =>
    Effect.succeed(
      states.map((state) => {
        const stream = streamOf("critic", version, state);
        return stream.nextInt(6) === 0 ? null : stream.nextDouble();
      }),
    ),
});

const criticTrainer = Layer.succeed(CriticTrainer, {
  train: ({ table, ...request }) => {
    const pairs = table.pairs.map((pair) => pair.map((i) => table.states[i]));
    const version = sha256(JSON.stringify([pairs, request])) as ModelVersion;
    return Effect.succeed({ version, parameters: null, location: null, report: { told: pairs.length } });
  },
  restore: (model) => Effect.succeed({ ...model, location: null }),
});

/** Forgets the name and the order of the words; the near form also the numbers. */
const normaliser = Layer.succeed(Normaliser, {
  normalForms: (texts) =>
    Effect.succeed(
      texts.map((text) => {
        const words = text.slice(text.indexOf(":")).match(/\d+|[a-z]+|[*+=→]/g) ?? [];
        const normalForm = words.sort().join(" ");
        return { normalForm, nearForm: normalForm.replaceAll(/\d+/g, "0") };
      }),
    ),
});

/** All services of an experiment but the run log. */
export const goldenBackEnds = (experiment: Experiment, decide: Decide = mixed) =>
  Layer.mergeAll(
    conjecturer,
    prover,
    verifier(decide),
    trainer,
    embedder,
    guide,
    critic,
    criticTrainer,
    formaliser,
    normaliser,
    layerReward(experiment),
    layerLearning(experiment),
    layerPromptFormat(experiment),
    Progress.layerSilent,
  );
