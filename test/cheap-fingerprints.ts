/** Fingerprints of accounts cost little in tests: half the time of those of the command line went into them. */
import { COST } from '../src/record/account.js';

COST.N = 16;
