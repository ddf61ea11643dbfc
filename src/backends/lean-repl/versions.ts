/** Whether a Lake project is built, and its packages are made for its Lean version. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Result, Schema } from "effect";
import { type Finding, fails, ok } from "../../domain/index.ts";

/** `leanprover/lean4:v4.20.0`, `v4.20.0` and `4.20.0` are one version. */
const toolchainName = (text: string): string => text.trim().replace(/^.*:/, "").replace(/^v/, "");

const toolchainOf = (folder: string): string | null => {
  const file = path.join(folder, "lean-toolchain");
  return existsSync(file) ? toolchainName(readFileSync(file, "utf8")) : null;
};

const LakeManifest = Schema.fromJsonString(
  Schema.Struct({ packages: Schema.Array(Schema.Struct({ name: Schema.String, inherited: Schema.Boolean })) }),
);

/**
 * Whether the packages that a Lake project names are made for its Lean version. What these packages require in turn may
 * name another: Lake builds it with the project's all the same.
 */
export const toolchainFinding = (workspace: string): Finding => {
  const subject = "versions";
  const own = toolchainOf(workspace);
  const manifest = path.join(workspace, "lake-manifest.json");
  const setUp = "run: npm run lean:setup";
  if (own === null) return fails(subject, `${workspace} has no lean-toolchain`, setUp);
  if (!existsSync(path.join(workspace, ".lake/packages"))) return fails(subject, `${workspace} is not built`, setUp);
  const read = existsSync(manifest)
    ? Schema.decodeUnknownResult(LakeManifest)(readFileSync(manifest, "utf8"))
    : Result.fail({ message: "it is not there" });
  if (Result.isFailure(read)) return fails(subject, `${manifest}: ${read.failure.message}`, setUp);
  const named = read.success.packages.filter(({ inherited }) => !inherited).map(({ name }) => name);
  const others = named.flatMap((name) => {
    const toolchain = toolchainOf(path.join(workspace, ".lake/packages", name));
    return toolchain === null || toolchain === own ? [] : [`${name} is made for ${toolchain}`];
  });
  if (others.length > 0)
    return fails(
      subject,
      `Lean ${own}, but ${others.join(", ")}`,
      "pin revisions of one Lean version in the lakefile, then npm run lean:setup",
    );
  return ok(subject, `Lean ${own}: ${[workspace, ...named].join(", ")}`);
};
