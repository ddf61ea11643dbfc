/**
 * How an English text may be read as a statement: all readings that the phrases allow, packed, under a log-linear
 * distribution. Its weights are for what a phrase means, and for a phrase that stands in a place of another: which binds
 * tighter, how far a quantifier or a condition reaches. Sums over readings are exact (the inside algorithm), and so are
 * the draws and the gradient.
 */
import type { RandomStream } from "../domain/index.ts";
import { featuresOf, type Model, WEIGHT_BITS } from "./model.ts";
import { type Category, PHRASES, type Phrase, READINGS } from "./phrases.ts";
import type { Spelling } from "./spell.ts";

/** Words of the longest text that is read: the work grows with their third power. */
export const MOST_WORDS = 48;

/** One way to read a span: a phrase with a meaning over readings of its parts. */
interface Way {
  /** Hashes of its features. */
  readonly features: ReadonlyArray<number>;
  readonly parts: ReadonlyArray<Span>;
  readonly write: (parts: ReadonlyArray<string>) => string;
}

/** A stretch of the text read under one phrase, in all ways; null: a name or a number. */
interface Span {
  readonly number: number;
  readonly head: Phrase | null;
  readonly ways: ReadonlyArray<Way>;
}

/** The readings of a text. Spans are numbered from 0, parts before what they are parts of; the last is the whole. */
export interface Readings {
  readonly spans: ReadonlyArray<Span>;
}

const NAME = /^[A-Za-z][A-Za-z0-9_']*$/;
const NUMBER = /^\d{1,7}$/;
const PHRASE_WORDS = new Set(PHRASES.flatMap(({ pattern }) => pattern).filter((word) => /^[a-z]{2,}$/.test(word)));
const isSlot = (word: string): boolean => /^[TSND]$/.test(word);
const isName = (word: string): boolean => NAME.test(word) && !PHRASE_WORDS.has(word);

/** The words of a text; a word of the phrases is one in capitals too. */
const wordsOf = (text: string): ReadonlyArray<string> => {
  const words = text.match(/[A-Za-z][A-Za-z0-9_']*|\d+|[^\sA-Za-z0-9]/g) ?? [];
  const plain = words.map((word) => (PHRASE_WORDS.has(word.toLowerCase()) ? word.toLowerCase() : word));
  return plain.at(-1) === "." ? plain.slice(0, -1) : plain;
};

/** FNV-1a over UTF-16 units, 32 bits; mixed, since its high bits choose the weight. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};
const hashes = new Map<string, number>();
const feature = (...parts: ReadonlyArray<number | string>): number => {
  const name = `formaliser ${parts.join(" | ")}`;
  const known = hashes.get(name) ?? hashOf(name);
  hashes.set(name, known);
  return known;
};

interface Stretch {
  readonly slot: string;
  readonly from: number;
  readonly to: number;
}

/** The parts of a phrase that stretches over the words from `from` to `to`, in all ways. */
const matches = (
  words: ReadonlyArray<string>,
  pattern: ReadonlyArray<string>,
  from: number,
  to: number,
  at = 0,
): ReadonlyArray<ReadonlyArray<Stretch>> => {
  if (at === pattern.length) return from === to ? [[]] : [];
  if (to - from < pattern.length - at) return [];
  const slot = pattern[at]!;
  if (!isSlot(slot)) return words[from] === slot ? matches(words, pattern, from + 1, to, at + 1) : [];
  if (at === pattern.length - 1) return [[{ slot, from, to }]];
  const found: Array<ReadonlyArray<Stretch>> = [];
  for (let end = from + 1; end < to; end++) {
    if (words[end] !== pattern[at + 1]) continue;
    for (const rest of matches(words, pattern, end, to, at + 1)) found.push([{ slot, from, to: end }, ...rest]);
  }
  return found;
};

/** The names of a list such as `a , b and c`; null where it is none. */
const namesIn = (words: ReadonlyArray<string>): ReadonlyArray<string> | null => {
  const isList = words.every((word, i) =>
    i % 2 === 0 ? isName(word) : word === (i === words.length - 2 ? "and" : ","),
  );
  return isList && words.length % 2 === 1 ? words.filter((_, i) => i % 2 === 0) : null;
};

const bound = (binder: "∀" | "∃", names: ReadonlyArray<string>, sort: string, body: string): string =>
  names.reduceRight((inner, name) => `(${binder} ${name} : ${sort}, ${inner})`, body);

/** All choices of one item from each list. */
const product = <A>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyArray<ReadonlyArray<A>> =>
  lists.reduce<ReadonlyArray<ReadonlyArray<A>>>(
    (found, list) => found.flatMap((chosen) => list.map((one) => [...chosen, one])),
    [[]],
  );

class Reader {
  readonly spans: Array<Span> = [];
  private readonly words: ReadonlyArray<string>;
  private readonly read = new Map<string, ReadonlyArray<Span>>();

  constructor(words: ReadonlyArray<string>) {
    this.words = words;
  }

  add(head: Phrase | null, ways: ReadonlyArray<Way>): Span {
    const span = { number: this.spans.length, head, ways };
    this.spans.push(span);
    return span;
  }

  /** What stands from one word to another, by the phrase that holds it together. */
  spansOf(category: Category, from: number, to: number): ReadonlyArray<Span> {
    const key = `${category} ${from} ${to}`;
    const known = this.read.get(key);
    if (known !== undefined) return known;
    const found: Array<Span> = [];
    const word = this.words[from]!;
    if (to === from + 1 && (isName(word) || (category === "T" && NUMBER.test(word))))
      found.push(this.add(null, [{ features: [], parts: [], write: () => word }]));
    for (const phrase of PHRASES) {
      if (phrase.category !== category) continue;
      const ways = matches(this.words, phrase.pattern, from, to).flatMap((parts) => this.waysOf(phrase, parts));
      if (ways.length > 0) found.push(this.add(phrase, ways));
    }
    this.read.set(key, found);
    return found;
  }

  private waysOf(phrase: Phrase, stretches: ReadonlyArray<Stretch>): ReadonlyArray<Way> {
    const named = stretches.filter(({ slot }) => slot === "N" || slot === "D");
    const names = named.map(({ from, slot, to }) => {
      const list = namesIn(this.words.slice(from, to));
      return list !== null && (slot === "D" || list.length === 1) ? list : null;
    });
    if (names.includes(null)) return [];
    const own = names.flatMap((list) => list ?? []);
    const places = stretches.filter(({ slot }) => slot === "T" || slot === "S");
    const parts = places.map(({ from, slot, to }) => this.spansOf(slot as Category, from, to));
    if (parts.some((spans) => spans.length === 0)) return [];
    return product(parts).flatMap((chosen) => {
      const reach = chosen.flatMap(({ head }, place) =>
        head === null ? [] : [feature(phrase.name, place, head.name), feature(phrase.kind, place, head.kind)],
      );
      return Object.entries(READINGS[phrase.kind]).map(
        ([meaning, write]): Way => ({
          features: [feature(phrase.name, "means", meaning), ...reach],
          parts: chosen,
          write: (texts) => {
            const inner = texts[0] ?? "";
            const sort = phrase.sort ?? "Nat";
            const binders = { all: bound("∀", own, sort, inner), some: bound("∃", own, sort, inner) };
            return write(phrase.kind === "property" ? [...texts, ...own] : [...texts], binders);
          },
        }),
      );
    });
  }
}

/** The readings of a text as a statement; null where there is none, or it is too long. */
export const readingsOf = (text: string): Readings | null => {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const reader = new Reader(words);
  const whole = reader.spansOf("S", 0, words.length);
  if (whole.length === 0) return null;
  reader.add(null, wholeOf(whole));
  return { spans: reader.spans };
};

const wholeOf = (spans: ReadonlyArray<Span>): ReadonlyArray<Way> =>
  spans.map((span) => ({
    features: span.head === null ? [] : [feature("whole", span.head.name)],
    parts: [span],
    write: ([text]) => text!,
  }));

/** Those readings that are spelled as a statement; null where none is. */
export const readingsAs = ({ spans }: Readings, { parts, whole }: Spelling): Readings | null => {
  const kept: Array<Span> = [];
  /** By span, what it may be read as with the readings that are that. */
  const known: Array<ReadonlyMap<string, Span>> = [];
  for (const { head, number, ways } of spans) {
    const byText = new Map<string, Array<Way>>();
    for (const way of ways) {
      for (const chosen of product(way.parts.map((part) => [...known[part.number]!]))) {
        const text = way.write(chosen.map(([one]) => one));
        if (number === spans.length - 1 ? text !== whole : !parts.has(text)) continue;
        const one = { ...way, parts: chosen.map(([, span]) => span) };
        byText.set(text, [...(byText.get(text) ?? []), one]);
      }
    }
    known.push(
      new Map(
        [...byText].map(([text, of]) => {
          const span = { number: kept.length, head, ways: of };
          kept.push(span);
          return [text, span];
        }),
      ),
    );
  }
  return known.at(-1)!.size === 0 ? null : { spans: kept };
};

const logSum = (values: ReadonlyArray<number>): number => {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
};

/** A distribution over readings: of each span the log of the sum over its ways, and of each way its share. */
export interface Distribution {
  readonly readings: Readings;
  /** Log of the sum over all readings. */
  readonly logTotal: number;
  /** By span and way, log-probabilities within the span. */
  readonly ways: ReadonlyArray<ReadonlyArray<number>>;
}

/** The distribution of a model over readings, at a temperature above 0. */
export const distributionOf = (
  readings: Readings,
  { weights }: Pick<Model, "weights">,
  temperature = 1,
): Distribution => {
  const shift = 32 - WEIGHT_BITS[featuresOf({ weights })];
  const totals: Array<number> = [];
  const ways = readings.spans.map((span) => {
    const scores = span.ways.map(({ features, parts }) => {
      let score = 0;
      for (const hash of features) score += weights[hash >>> shift]!;
      return parts.reduce((sum, part) => sum + totals[part.number]!, score / temperature);
    });
    const total = logSum(scores);
    totals.push(total);
    return scores.map((score) => score - total);
  });
  return { readings, logTotal: totals.at(-1)!, ways };
};

/** Draws a reading: its spelling. */
export const drawReading = ({ readings: { spans }, ways }: Distribution, stream: RandomStream): string => {
  const draw = (span: Span): string => {
    const shares = ways[span.number]!;
    let left = stream.nextDouble();
    let chosen = 0;
    while (chosen < shares.length - 1 && left >= Math.exp(shares[chosen]!)) left -= Math.exp(shares[chosen++]!);
    const { parts, write } = span.ways[chosen]!;
    return write(parts.map(draw));
  };
  return draw(spans.at(-1)!);
};

/** Adds `factor` times the expected number of each feature, by hash. */
export const addExpected = (
  { readings: { spans }, ways }: Distribution,
  factor: number,
  sums: Map<number, number>,
): void => {
  const mass = new Float64Array(spans.length);
  mass[spans.length - 1] = 1;
  for (const span of spans.toReversed()) {
    const own = mass[span.number]!;
    if (own === 0) continue;
    for (const [i, { features, parts }] of span.ways.entries()) {
      const share = own * Math.exp(ways[span.number]![i]!);
      for (const hash of features) sums.set(hash, (sums.get(hash) ?? 0) + factor * share);
      for (const part of parts) mass[part.number]! += share;
    }
  }
};
