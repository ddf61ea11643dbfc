/** The minor premises of a recursor for a given motive, opened: the constructor's fields and the induction hypotheses. */
import {
  abstract,
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  constant,
  freshFreeVariable,
  instantiate,
  type Level,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { AppliedInductive } from "./eliminate.ts";
import type { Session } from "./session.ts";

/** A field of the type itself, with the hypothesis about it. */
export interface RecursivePart {
  readonly indices: readonly Term[];
  readonly value: Term;
  readonly hypothesis: Term;
}

/** One constructor applied to variables. */
export interface Constructed {
  /** Fields, then hypotheses. */
  readonly variables: readonly Term[];
  readonly indices: readonly Term[];
  readonly value: Term;
  readonly parts: readonly RecursivePart[];
}

/** One for each constructor. A field that is a function into the type has no part: nothing is known of it. */
export function openMinors(session: Session, applied: AppliedInductive, motive: Term, level: Level): Constructed[] {
  const { recursor, levels, parameters, declaration } = applied;
  let type = substituteLevels(recursor.type, recursor.levelParameters, [level, ...levels]);
  for (const parameter of parameters) type = instantiate(type.second, parameter);
  const placeholder = freshFreeVariable("motive", type.first);
  type = instantiate(type.second, placeholder);
  return declaration.constructors.map((name) => {
    const minor = type.first;
    type = type.second;
    session.step();
    return openMinor(minor, placeholder, motive, applications(constant(name, levels), parameters));
  });
}

function openMinor(minor: Term, placeholder: Term, motive: Term, builder: Term): Constructed {
  const variables: Term[] = [];
  const parts: RecursivePart[] = [];
  const fields: Term[] = [];
  let type = minor;
  for (; type.kind === TermKind.pi; type = instantiate(type.second, variables.at(-1)!)) {
    const isHypothesis = conclusionHead(type.first) === placeholder;
    const binder = isHypothesis ? contract(type.first, placeholder, motive) : type.first;
    const variable = freshFreeVariable(type.name, binder, null, type.binderInfo);
    variables.push(variable);
    if (!isHypothesis) fields.push(variable);
    else if (type.first.kind !== TermKind.pi) {
      const args = applicationArguments(type.first);
      parts.push({ indices: args.slice(0, -1), value: args.at(-1)!, hypothesis: variable });
    }
  }
  return {
    variables,
    parts,
    indices: applicationArguments(type).slice(0, -1),
    value: applications(builder, fields),
  };
}

function conclusionHead(type: Term): Term {
  let result = type;
  while (result.kind === TermKind.pi) result = result.second;
  return applicationHead(result);
}

/** The type of a hypothesis with the motive in place. */
function contract(type: Term, placeholder: Term, motive: Term): Term {
  if (type.kind !== TermKind.pi) return betaApply(motive, applicationArguments(type));
  return instantiate(abstract(type, [placeholder]), motive);
}
