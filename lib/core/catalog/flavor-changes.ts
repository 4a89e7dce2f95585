import { Flavor } from './flavor';

/** What a server does if it finds the files of another flavor on its volume. */
export interface FlavorChange {
  readonly from: Flavor;
  readonly to: Flavor;
  /** `keeps`: every key is there afterwards. `refuses`: it does not start, and the files stay as they are. */
  readonly outcome: 'keeps' | 'refuses' | 'starts empty';
  readonly how: string;
}

const { AOF_AND_RDB, RDB_ONLY, MEMORY_ONLY } = Flavor;
const WOULD_LOSE = 'the data would be lost; with `acceptDataLossOnFlavorChange: true` it is deleted';
const NOTHING_THERE = 'a memory-only server left nothing on its volume';

/** Every change of flavor. `test/matrix/flavor-changes.test.ts` tests each on the servers of the matrix. */
export const FLAVOR_CHANGES: readonly FlavorChange[] = [
  {
    from: RDB_ONLY,
    to: AOF_AND_RDB,
    outcome: 'keeps',
    how: 'the dump is loaded and rewritten as an append-only file before the server starts',
  },
  {
    from: AOF_AND_RDB,
    to: RDB_ONLY,
    outcome: 'keeps',
    how: 'a copy of the append-only file is loaded and saved as a dump before the server starts',
  },
  { from: AOF_AND_RDB, to: MEMORY_ONLY, outcome: 'refuses', how: WOULD_LOSE },
  { from: RDB_ONLY, to: MEMORY_ONLY, outcome: 'refuses', how: WOULD_LOSE },
  { from: MEMORY_ONLY, to: AOF_AND_RDB, outcome: 'starts empty', how: NOTHING_THERE },
  { from: MEMORY_ONLY, to: RDB_ONLY, outcome: 'starts empty', how: NOTHING_THERE },
];
