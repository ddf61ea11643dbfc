/** A reporter of vitest: at the end of a test run, what was skipped for want of what, in one list. */
import type { Reporter, TestModule } from "vitest/node";

/** The list, a line for each need and file; null where nothing was skipped for want of anything. */
export const skippedText = (
  skipped: ReadonlyArray<{ readonly file: string; readonly missing: string }>,
): string | null => {
  if (skipped.length === 0) return null;
  const counts = new Map<string, Map<string, number>>();
  for (const { file, missing } of skipped) {
    const files = counts.get(missing) ?? new Map<string, number>();
    counts.set(missing, files.set(file, (files.get(file) ?? 0) + 1));
  }
  const lines = [...counts].flatMap(([missing, files]) => [
    `  ${missing}`,
    ...[...files].map(([file, count]) => `    ${count} in ${file}`),
  ]);
  return [`Skipped ${skipped.length} tests, which need:`, ...lines].join("\n");
};

export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].flatMap((test) => {
        const { missing } = test.meta();
        return missing === undefined ? [] : [{ file: module.relativeModuleId, missing }];
      }),
    );
    const text = skippedText(skipped);
    if (text !== null) console.log(`\n${text}\n`);
  }
}
