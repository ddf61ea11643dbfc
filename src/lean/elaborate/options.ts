/**
 * `set_option`: which options there are in Lean 4.30, of which type, and which of them the fragment follows. One that
 * changes nothing of what is accepted is read over, `autoImplicit` is followed, the others are unsupported.
 */
import type { OptionValue, ScopedCommand } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";

/** Options that do not bear on what is accepted: printing, warnings, code, messages. Names below a prefix share it. */
const harmless: Readonly<Record<OptionValue["kind"], string>> = {
  boolean: `pp.all pp.analyze pp.auxDecls pp.beta pp.coercions pp.coercions.types pp.deepTerms pp.explicit
    pp.exprSizes pp.fieldNotation pp.fieldNotation.generalized pp.foralls pp.fullNames pp.funBinderTypes
    pp.fvars.anonymous pp.implementationDetailHyps pp.inaccessibleNames pp.instanceTypes pp.instances
    pp.instantiateMVars pp.letVarTypes pp.macroStack pp.match pp.mdata pp.motives.all pp.motives.nonConst pp.motives.pi
    pp.mvars pp.mvars.anonymous pp.mvars.delayed pp.mvars.levels pp.mvars.withType pp.natLit pp.notation
    pp.numericTypes pp.oneline pp.parens pp.piBinderNames pp.piBinderNames.hygienic pp.piBinderTypes pp.privateNames
    pp.proofs pp.proofs.withType pp.raw pp.raw.showInfo pp.rawOnError pp.safeShadowing pp.sanitizeNames
    pp.showLetValues pp.sorrySource pp.structureInstanceTypes pp.structureInstances pp.structureInstances.defaults
    pp.structureInstances.flatten pp.tagAppFns pp.unicode pp.unicode.fun pp.universes
    linter.all linter.constructorNameAsVariable linter.deprecated linter.deprecated.arg linter.deprecatedCoercions
    linter.indexVariables linter.listVariables linter.loopingSimpArgs linter.missingDocs linter.omit
    linter.suspiciousUnexpanderPatterns linter.tactic.docsOnAlt linter.tactic.unusedName linter.unnecessarySimpa
    linter.unusedRCasesPattern linter.unusedSectionVars linter.unusedSimpArgs linter.unusedVariables
    linter.unusedVariables.analyzeTactics linter.unusedVariables.funArgs linter.unusedVariables.patternVars
    trace.Meta.synthInstance trace.profiler trace.profiler.output.pp trace.profiler.useHeartbeats profiler diagnostics
    format.unicode eval.derive.repr eval.pp eval.type guard_msgs.diff warn.sorry tactic.simp.trace
    relaxedAutoImplicit Elab.async`,
  number: `pp.deepTerms.threshold pp.maxSteps pp.proofs.threshold pp.raw.maxDepth pp.showLetValues.threshold
    pp.showLetValues.tactic.threshold trace.profiler.threshold profiler.threshold diagnostics.threshold
    diagnostics.threshold.proofSize format.indent format.inputWidth format.width maxTraceChildren maxErrors`,
  string: `trace.profiler.output`,
};

/** Bounds on Lean's work, with what they are by themselves: a smaller one may end what is accepted here. */
const bounds: ReadonlyMap<string, number> = new Map([
  ["maxHeartbeats", 200_000],
  ["maxRecDepth", 512],
  ["synthInstance.maxHeartbeats", 20_000],
  ["synthInstance.maxSize", 128],
  ["maxUniverseOffset", 32],
  ["maxSynthPendingDepth", 1],
  ["exponentiation.threshold", 256],
]);

/** Options of which more than that is not known here. */
const others: Readonly<Record<OptionValue["kind"], string>> = {
  boolean: `allowUnsafeReducibility autoLift async backward.do.legacy backward.dsimp.instances backward.dsimp.proofs
    backward.dsimp.useDefEqAttr backward.eqns.deepRecursiveSplit backward.eqns.nonrecursive
    backward.inferInstanceAs.wrap backward.inferInstanceAs.wrap.data backward.inferInstanceAs.wrap.instances
    backward.inferInstanceAs.wrap.reuseSubInstances backward.isDefEq.implicitBump backward.isDefEq.lazyProjDelta
    backward.isDefEq.lazyWhnfCore backward.isDefEq.respectTransparency backward.match.rowMajor
    backward.match.sparseCases backward.privateInPublic backward.privateInPublic.warn backward.proofsInPublic
    backward.split backward.synthInstance.canonInstances backward.whnf.reducibleClassField
    backward.grind.checkInferPatternDiscrepancy backward.grind.inferPattern bootstrap.genMatcherCode
    bootstrap.inductiveCheckResultingUniverse cbv.warning checkBinderAnnotations cleanup.letToHave compiler.check
    compiler.checkMeta compiler.checkTypes compiler.extract_closed compiler.ignoreBorrowAnnotation compiler.inLeanIR
    compiler.postponeCompile compiler.relaxedMetaCheck compiler.reuse compiler.traceUnnormalized debug.byAsSorry
    debug.definition.wf.replaceRecApps debug.moduleNameAtTimeout debug.proofAsSorry debug.rawDecreasingByGoal
    debug.simp.check.have debug.skipKernelTC debug.tactic.simp.checkDefEqAttr debug.terminalTacticsAsSorry
    debugAssertions deprecated.oldSectionVars doc.verso doc.verso.module experimental.module genInjectivity genSizeOf
    genSizeOfSpec grind.debug grind.debug.proofs grind.param.codeAction grind.warning hygiene inServer
    inductive.autoPromoteIndices internal.cmdlineSnapshots internal.parseQuotWithCurrentStage match.ignoreUnusedAlts
    mvcgen.warning pp.analyze.checkInstances pp.analyze.explicitHoles pp.analyze.knowsType pp.analyze.omitMax
    pp.analyze.trustId pp.analyze.trustKnownFOType2TypeHOFuns pp.analyze.trustOfNat pp.analyze.trustOfScientific
    pp.analyze.trustSubst pp.analyze.trustSubtypeMk pp.analyze.typeAscriptions printMessageEndPos quotPrecheck
    quotPrecheck.allowSectionVars showInferredTerminationBy showPartialSyntaxErrors simprocs smartUnfolding
    stderrAsMessages structure.strictResolutionOrder structureDiamondWarning sym.debug synthInstance.checkSynthOrder
    tactic.customEliminators tactic.hygienic tactic.skipAssignedInstances warn.classDefReducibility
    warn.exposeOnPrivate warningAsError wf.preprocess`,
  number: `compiler.maxRecInline compiler.maxRecInlineIfReduce compiler.maxRecSpecialize compiler.small cbv.maxSteps
    grind.unusedLemmaThreshold server.reportDelayMs`,
  string: "sat.solver",
};

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const kindNames = { boolean: "Bool", number: "Nat", string: "String" } as const;
const kinds = ["boolean", "number", "string"] as const;
const harmlessNames = {
  boolean: wordsOf(harmless.boolean),
  number: wordsOf(harmless.number),
  string: wordsOf(harmless.string),
};
const otherNames = { boolean: wordsOf(others.boolean), number: wordsOf(others.number), string: wordsOf(others.string) };

/** The kind of value that the option takes; null when there is no such option. */
function kindOf(name: string): OptionValue["kind"] | null {
  if (name === "autoImplicit") return "boolean";
  if (bounds.has(name)) return "number";
  return kinds.find((kind) => harmlessNames[kind].has(name) || otherNames[kind].has(name)) ?? null;
}

/** What the options in force mean for elaboration. */
export interface OptionSettings {
  /** `autoImplicit`: unbound names of a header are variables. */
  readonly autoImplicit: boolean;
}

export const defaultOptions: OptionSettings = { autoImplicit: true };

/** The settings after the command. `knowsAll` is false when something is imported whose options are not known here. */
export function applyOption(
  settings: OptionSettings,
  { name: { name, start }, value }: ScopedCommand & { readonly kind: "set_option" },
  knowsAll: boolean,
): OptionSettings {
  const kind = kindOf(name);
  if (kind === null) {
    if (!knowsAll || name.startsWith("trace.") || name.startsWith("linter.")) unsupported(start, `option \`${name}\``);
    return reject(start, `Unknown option \`${name}\``);
  }
  if (kind !== value.kind)
    return reject(start, `type mismatch for option \`${name}\`: expected ${kindNames[kind]}, got \`${value.written}\``);
  if (name === "autoImplicit") return { ...settings, autoImplicit: value.written === "true" };
  const bound = bounds.get(name);
  const isHarmless =
    bound === undefined ? harmlessNames[kind].has(name) : Number(value.written) === 0 || Number(value.written) >= bound;
  if (!isHarmless) unsupported(start, `option \`${name}\``);
  return settings;
}
