/**
 * Shows progress on standard error: one line that is updated in place on a terminal, plain lines at most every few
 * seconds elsewhere. Standard output is never touched.
 */
import { Clock, Context, Effect, Layer, Ref } from "effect";
import { Progress, type ProgressEvent } from "../services/index.ts";
import {
  advance,
  initialProgress,
  iterationLine,
  type ProgressState,
  progressLine,
  refusedText,
} from "./progress-text.ts";

/** Where progress is written: standard error, unless another place is provided. */
export class ProgressOutput extends Context.Reference<{
  readonly isTerminal: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  readonly write: (text: string) => void;
}>("stp/ProgressOutput", {
  defaultValue: () => ({
    isTerminal: process.stderr.isTTY === true,
    get columns() {
      return process.stderr.columns ?? 80;
    },
    write: (text) => {
      process.stderr.write(text);
    },
  }),
}) {}

type Output = typeof ProgressOutput.Service;

const TERMINAL_INTERVAL_MILLISECONDS = 100;
const PLAIN_INTERVAL_MILLISECONDS = 5_000;
/** Carriage return and "erase line". */
const CLEAR_LINE = "\r\u001b[2K";

interface Display {
  readonly progress: ProgressState;
  readonly lastLineAt: number;
  readonly hasOpenLine: boolean;
}

/** A line that stays, for an event that deserves one. */
const lastingText = (event: ProgressEvent): string | null => {
  switch (event._tag) {
    case "iteration":
      return iterationLine(event);
    case "refused":
      return event.lines.length === 0 ? null : refusedText(event.lines);
    case "warning":
      return `warning: ${event.message}`;
    default:
      return null;
  }
};

/** The display after `event` at `now`; writes what is to be shown. */
const show = (display: Display, event: ProgressEvent, now: number, output: Output): Display => {
  const progress = advance(display.progress, event, now);
  const clear = display.hasOpenLine ? CLEAR_LINE : "";
  const lasting = lastingText(event);
  if (lasting !== null) {
    output.write(`${clear}${lasting}\n`);
    return { progress, lastLineAt: now, hasOpenLine: false };
  }
  const interval = output.isTerminal ? TERMINAL_INTERVAL_MILLISECONDS : PLAIN_INTERVAL_MILLISECONDS;
  const line = progressLine(progress, now);
  if (line === null || now - display.lastLineAt < interval) return { ...display, progress };
  output.write(output.isTerminal ? `${clear}${line.slice(0, Math.max(20, output.columns - 1))}` : `${line}\n`);
  return { progress, lastLineAt: now, hasOpenLine: output.isTerminal };
};

/** The `Progress` service as a display; an open line is erased when the scope closes. */
export const layerProgress = Layer.effect(
  Progress,
  Effect.gen(function* () {
    const output = yield* ProgressOutput;
    const clock = yield* Clock.Clock;
    const now = () => Number(clock.monotonicTimeNanosUnsafe()) / 1e6;
    const start: Display = {
      progress: initialProgress(now()),
      lastLineAt: Number.NEGATIVE_INFINITY,
      hasOpenLine: false,
    };
    const display = yield* Effect.acquireRelease(Ref.make(start), (ref) =>
      Effect.map(Ref.get(ref), (last) => {
        if (last.hasOpenLine) output.write(CLEAR_LINE);
      }),
    );
    return Progress.of({ report: (event) => Ref.update(display, (last) => show(last, event, now(), output)) });
  }),
);
