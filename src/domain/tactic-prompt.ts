/** The prompt for the next tactic, which a trained checkpoint depends on (model card of InternLM2.5-StepProver). */

export interface TacticPromptParts {
  /** The theorem's name. */
  readonly name: string;
  /** The tactics applied so far. */
  readonly before: ReadonlyArray<string>;
  /** As Lean shows it. */
  readonly state: string;
}

const FIELDS = {
  name: "---\nNAME: ",
  before: "\n\n---\nPROOF_BEFORE: ",
  state: "\n\n---\nSTATE_BEFORE: ",
  tactic: "\n\n---\nTACTIC: ",
} as const;

export const tacticPrompt = ({ before, name, state }: TacticPromptParts): string =>
  `${FIELDS.name}${name}${FIELDS.before}${before.join("\n")}${FIELDS.state}${state}${FIELDS.tactic}`;

/** The state that a prompt shows, whatever stands around the prompt; null where it is none for a tactic. */
export const stateOfTacticPrompt = (text: string): string | null => {
  const start = text.indexOf(FIELDS.state, Math.max(0, text.indexOf(FIELDS.name)));
  const end = text.lastIndexOf(FIELDS.tactic);
  return text.includes(FIELDS.name) && start >= 0 && end >= start + FIELDS.state.length
    ? text.slice(start + FIELDS.state.length, end)
    : null;
};
