/** What process groups take, with what they started elsewhere. */
import { groupsOf, processTable } from "../../machine/index.ts";

/** What a group takes. */
export interface GroupUse {
  readonly megabytes: number;
  readonly processes: number;
}

/** By group id: memory and number of processes of the groups asked about. Empty where the machine does not tell. */
export const groupUse = (groups: ReadonlySet<number>): ReadonlyMap<number, GroupUse> => {
  const found = new Map<number, GroupUse>();
  for (const [{ megabytes: own }, group] of groupsOf(processTable(), groups)) {
    const { megabytes, processes } = found.get(group) ?? { megabytes: 0, processes: 0 };
    found.set(group, { megabytes: megabytes + own, processes: processes + 1 });
  }
  return found;
};
