/** What a prompt policy sends for statements of an experiment, and how it reads an answer: for whoever writes one. Pure. */
import {
  type Experiment,
  formaliserPrompt,
  guidePrompt,
  type ParseFailure,
  TRIVIAL_LEMMA_TEXT,
} from "../domain/index.ts";
import { theoremName } from "../lean-text/index.ts";
import type { DatasetRow, RawData } from "../selfplay/index.ts";
import { type PromptFormatShape, type Turn, tacticFormat } from "../services/index.ts";

/** Whom a prompt is for. */
export const PROMPTED = ["prover", "conjecturer", "tactic", "formaliser", "guide"] as const;
export type Prompted = (typeof PROMPTED)[number];

export interface PromptPreview {
  readonly role: Prompted;
  /** What it is made of, for people. */
  readonly of: string;
  readonly prompt: string;
  /** Texts that end a completion. */
  readonly stop: ReadonlyArray<string>;
}

/** What the prompts are made of. */
export interface PreviewParts {
  readonly statement: Pick<DatasetRow, "header" | "text">;
  /** A proved theorem, from which a conjecture is made; null where there is no library. */
  readonly seed: { readonly text: string; readonly proof: string } | null;
  readonly informal: string;
  /** Whether attempts are written in rounds. */
  readonly inRounds: boolean;
}

const STATE = "n : Nat\n⊢ n + 0 = n";
const INFORMAL = "The sum of two even numbers is even.";

/**
 * The first statement of the data, or that of the name; the first proved theorem of the library; the first informal text, or
 * one that stands for them. Null where no statement has the name.
 */
export const previewParts = (
  data: RawData,
  { refine }: Pick<Experiment, "refine">,
  name: string | null,
): PreviewParts | null => {
  const rows = [...data.train, ...data.heldOut].flatMap((source) => source.rows.rows);
  const statement = name === null ? rows[0] : rows.find((row) => row.name === name);
  if (statement === undefined) return null;
  const proved = data.library?.rows.rows.find(({ proof }) => (proof ?? "") !== "");
  const seed = proved === undefined ? null : { text: proved.text, proof: proved.proof ?? "" };
  const informal = data.informal?.[0]?.rows.rows[0]?.informal ?? INFORMAL;
  return { statement, seed, informal, inRounds: refine.calls !== 0 };
};

/** The prompts of all roles; those that need a proved theorem where there is one. */
export const promptPreviews = (
  format: PromptFormatShape,
  { inRounds, informal, seed, statement: { header, text } }: PreviewParts,
): ReadonlyArray<PromptPreview> => {
  const { stop } = format.completion;
  const name = theoremName(text);
  const conjecturer = (proved: NonNullable<PreviewParts["seed"]>): PromptPreview => ({
    role: "conjecturer",
    of: `${theoremName(proved.text)} and the trivial lemma`,
    prompt: format.conjecturerPrompt(
      { lemma: TRIVIAL_LEMMA_TEXT, seed: proved.text, seedProof: proved.proof },
      "generation",
    ),
    stop: stop.conjecturer,
  });
  return [
    {
      role: "prover",
      of: name,
      prompt: format.proverPrompt(text, header),
      stop: inRounds ? (format.rounds?.stop ?? []) : stop.prover,
    },
    ...(seed === null ? [] : [conjecturer(seed)]),
    {
      role: "tactic",
      of: "a state that stands for others",
      prompt: tacticFormat(format).tacticPrompt({ name, before: [], state: STATE }),
      stop: stop.prover,
    },
    {
      role: "formaliser",
      of: "an informal text",
      prompt: (format.formaliserPrompt ?? formaliserPrompt)({ header, informal }, "generation"),
      stop: stop.conjecturer,
    },
    ...(seed === null
      ? []
      : [
          {
            role: "guide" as const,
            of: `${name} as the target, ${theoremName(seed.text)} as the conjecture`,
            prompt: (format.guidePrompt ?? guidePrompt)({ target: text, conjecture: seed.text }),
            stop: [],
          },
        ]),
  ];
};

/** How an answer is read. */
export interface AnswerReading {
  /** As a proof of the statement, or why none can be read in it. */
  readonly proof: string | ParseFailure;
  /** As a conjecture; null where none can be read. */
  readonly conjecture: string | null;
  readonly tactic: string;
  /** As a turn; null where the policy writes whole proofs. */
  readonly turn: Turn | null;
}

export const answerReading = (format: PromptFormatShape, answer: string, statement: string): AnswerReading => ({
  proof: format.parseProof(answer, statement),
  conjecture: format.parseConjecture(answer),
  tactic: tacticFormat(format).parseTactic(answer),
  turn: format.rounds?.readTurn(answer, statement) ?? null,
});
