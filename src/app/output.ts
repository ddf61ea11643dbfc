/** What happens when nobody reads on (a pipe that was closed, a terminal that is gone) or nothing more can be written. */

/** As the shell tells of a program that SIGPIPE ended. */
const EXIT_CLOSED = 141;
const EXIT_FAILED = 1;

/**
 * Standard output that takes nothing more stops this process as SIGTERM would: without a word where its reader has gone
 * (`stp show RUN --proved | head -1`), else with the reason. Standard error that takes nothing more stops nothing.
 * Tells the exit code of what was stopped so; null while all is well.
 */
export const watchOutput = (): (() => number | null) => {
  let code: number | null = null;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (code !== null) return;
    code = error.code === "EPIPE" ? EXIT_CLOSED : EXIT_FAILED;
    if (code === EXIT_FAILED) console.error(`error: standard output: ${error.message}`);
    // Nobody listens to signals once the program has ended and only its last lines are on their way.
    if (!process.emit("SIGTERM", "SIGTERM")) process.exit(code);
  });
  process.stderr.on("error", () => {});
  return () => code;
};
