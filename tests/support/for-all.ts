/** Properties on drawn cases. A case that fails is shrunk and printed; every run of the tests draws the same ones. */
import fc from "fast-check";

const DRAWN = { seed: 2502, numRuns: 100 } as const;

/** The property of every value that the arbitrary draws, `runs` of them. */
export const forAll = <A>(values: fc.Arbitrary<A>, property: (value: A) => void, runs: number = DRAWN.numRuns): void =>
  fc.assert(
    fc.property(values, (value) => {
      // An assertion fails by throwing, whatever it returns.
      property(value);
    }),
    { ...DRAWN, numRuns: runs },
  );

/** As `forAll`, for a property that is awaited. */
export const forAllAsync = <A>(
  values: fc.Arbitrary<A>,
  property: (value: A) => Promise<void>,
  runs: number = DRAWN.numRuns,
): Promise<void> => fc.assert(fc.asyncProperty(values, property), { ...DRAWN, numRuns: runs });
