/**
 * Fast tests share a process, and with it the kernel's budget: each file and each test begins with that of a fresh
 * process, whatever the ones before it have spent.
 */
import { beforeEach } from "vitest";
import { budget, DEFAULT_STEPS } from "../src/lean/kernel/index.ts";

const refill = () => {
  budget.refill(DEFAULT_STEPS);
  budget.depth = 0;
};

refill();
beforeEach(refill);
