/** How many random examples a property is tried on: `RUNS` if it is set, as by `npm run test:soak` and `npm run mutation`. */
export const tries = (usual: number): number => Number(process.env.RUNS ?? usual);
