import path from "node:path";
import { describe, expect, it } from "vitest";
import { diskFinding, memoryFinding } from "../../src/machine/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

describe("the disk", () => {
  it("is enough for a log where the folder of the run is not there yet", () => {
    expect(diskFinding(path.join(temporaryFolder("disk"), "runs/deep")).status).not.toBe("fails");
  });

  it("is too small where less is free than is needed, and the setting is named", () => {
    const finding = diskFinding(temporaryFolder("disk"), 1e9, "trainer.minimumFreeGigabytes");
    expect(finding).toMatchObject({ subject: "disk", status: "fails" });
    expect(finding.found).toMatch(/at least 1000000000 GB are needed \(trainer\.minimumFreeGigabytes\)$/);
  });
});

describe("the memory", () => {
  const need = (bytes: number) => ({ bytes, what: "the processes", advice: "allow less" });

  it("is enough for processes that take little", () => {
    expect(memoryFinding(need(10 ** 7)).status).toBe("ok");
  });

  it("is warned of where the processes may take more than is available, with what to do", () => {
    const finding = memoryFinding(need(10 ** 15));
    expect(finding).toMatchObject({ status: "warning", advice: "allow less" });
    expect(finding.found).toMatch(/; the processes may take 1000000\.0 GB$/);
  });
});
