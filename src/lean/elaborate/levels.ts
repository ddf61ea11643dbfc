/** Universe level syntax to levels. */
import { type Level, levelIMax, levelMax, levelParameter, levelSucc, levelZero } from "../kernel/index.ts";
import type { LevelSyntax } from "../syntax/index.ts";
import { reject } from "./failure.ts";
import type { Session } from "./session.ts";

export function elaborateLevel(session: Session, syntax: LevelSyntax): Level {
  switch (syntax.kind) {
    case "levelNumeral":
      return levelAdd(levelZero, syntax.value);
    case "levelName":
      if (!session.levelNames.includes(syntax.name) && session.autoBound)
        session.levelNames = [...session.levelNames, syntax.name];
      else if (!session.levelNames.includes(syntax.name))
        return reject(syntax.start, `unknown universe level \`${syntax.name}\``);
      return levelParameter(syntax.name);
    case "levelHole":
      return session.metavariables.makeLevel();
    case "levelAdd":
      return levelAdd(elaborateLevel(session, syntax.base), syntax.offset);
    default: {
      const operands = syntax.operands.map((operand) => elaborateLevel(session, operand));
      const combine = syntax.kind === "levelMax" ? levelMax : levelIMax;
      return operands.reduceRight((right, left) => combine(left, right));
    }
  }
}

/** `level + offset`, offset ≥ 0. */
function levelAdd(level: Level, offset: number): Level {
  for (let i = 0; i < offset; i++) level = levelSucc(level);
  return level;
}
