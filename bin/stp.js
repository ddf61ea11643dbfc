#!/usr/bin/env node
// The command `stp`. Plain JavaScript, so that an old Node says what it lacks instead of failing on a type annotation.
import module from "node:module";

const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `stp needs Node 24 or newer, and this is Node ${process.versions.node}. On Linux, 'npm ci' installs Node 24 beside the project: use 'npm start', 'npx stp …', or install Node 24.`,
  );
  process.exit(2);
}
// Compiled code is kept in the system's folder for temporary files: a command starts in half the time.
module.enableCompileCache();
await import("../src/main.ts");
