/** Makes fingerprints of accounts cheap in tests: they took half the time of the command line's tests. */
import { COST } from '../src/record/account.js';

COST.N = 16;
