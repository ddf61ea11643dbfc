/**
 * One-line changes of the rules, each of which the tests must notice: `npm run mutation -- --listed`. `before` stands
 * exactly once in the mutated folders, whichever file it is in; where the code is rewritten, it is rewritten here.
 */

export interface ListedChange {
  /** The rule that the change breaks. */
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

export const listedChanges: ReadonlyArray<ListedChange> = [
  {
    rule: "seeds: proofs of conjectures from before a refresh are no seeds",
    before: "record.iteration < Math.max(oldest, state.windowStart)",
    after: "record.iteration < oldest",
  },
  {
    rule: "seeds: the best pass rate must be above the limit",
    before: "(state.bestPassRate.get(statementId) ?? 0) <= seeds.minimumPassRate",
    after: "(state.bestPassRate.get(statementId) ?? 0) < seeds.minimumPassRate",
  },
  {
    rule: "seeds: a persistent trivial lemma stays once it was drawn",
    before: 'settings.trivialLemmaDraw === "persistent" && state.trivialDrawn.has(key)',
    after: 'settings.trivialLemmaDraw === "fresh" && state.trivialDrawn.has(key)',
  },
  {
    rule: "seeds: copies are cut to the room that is left",
    before: "copies: Math.min(seed.copies, room)",
    after: "copies: seed.copies",
  },
  {
    rule: "a run ends at the share of crashes that is allowed",
    before: "crashed > limit * attempts",
    after: "crashed > 2 * limit * attempts",
  },
  {
    rule: "examples: the newest proof of a statement first",
    before: "b.iteration - a.iteration ||",
    after: "a.iteration - b.iteration ||",
  },
  {
    rule: "examples: whether the limit of the pass rate is itself allowed",
    before: 'settings.maximumPassRateIs === "excluded"',
    after: 'settings.maximumPassRateIs === "included"',
  },
  {
    rule: "examples: what a weight is shared among",
    before: 'settings.shareAmong === "records" ? records.length : kept.length',
    after: "kept.length",
  },
  {
    rule: "examples: the iterations that a pass rate is taken over",
    before: 'settings.passRateOver === "iteration" ? [newest, newest] : [firstIteration, iteration]',
    after: "[firstIteration, iteration]",
  },
  {
    rule: "fold: the replay window begins after a refresh",
    before: "state.windowStart = iteration + 1",
    after: "state.windowStart = iteration",
  },
  {
    rule: "tally: out of memory is exhausted as out of time is",
    before: 'memory: "exhausted"',
    after: 'memory: "unanswered"',
  },
  {
    rule: "budget: twice as many attempts as dataset statements",
    before: "2 * datasetCandidates(state, iteration).length",
    after: "3 * datasetCandidates(state, iteration).length",
  },
  {
    rule: "verify: a verifier that answers too few is refused",
    before: "if (judgements.length === requests.length)",
    after: "if (judgements.length <= requests.length)",
  },
  {
    rule: "supervised: the lemma stands before the seed",
    before: 'lemmaOrder === "anywhere" || isBefore(lemma, x)',
    after: "isBefore(lemma, x)",
  },
  {
    rule: "train: from the base model also on the library",
    before: 'from === "base" ? [...supervised(run, format), ...rendered] : rendered',
    after: "rendered",
  },
  {
    rule: "reward: the previous pass rate knows nothing of the current iteration",
    before: "if (earlier >= iteration) continue;",
    after: "if (earlier > iteration) continue;",
  },
  {
    rule: "conjectures: those proved before are dropped",
    before: 'settings.provedBefore === "dropped" && state.proved.has(id)',
    after: 'settings.provedBefore === "kept" && state.proved.has(id)',
  },
  {
    rule: "select: where the share goes that conjectures leave",
    before: 'unspent === "dataset" ? conjectures : conjectureBudget(state, iteration)',
    after: "conjectureBudget(state, iteration)",
  },
  {
    rule: "final: dataset statements have a limit of their own",
    before: 'source === "dataset" ? settings.maximumDatasetPassRate : settings.maximumPassRate',
    after: "settings.maximumPassRate",
  },
  {
    rule: "evaluate: k decided samples are enough for pass@k",
    before: "({ samples }) => samples >= k",
    after: "({ samples }) => samples > k",
  },
  {
    rule: "probe: the shortest proofs are judged again",
    before: "codePointLength(a.proof) - codePointLength(b.proof)",
    after: "codePointLength(b.proof) - codePointLength(a.proof)",
  },
];
