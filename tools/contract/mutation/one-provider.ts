/** The mutants of one provider, in a process of its own: the parent gets the results. */
import { checksOf } from '../../../contract/oracle/index.js';
import { loadSpec, type Provider } from '../../../contract/spec.js';
import { whatTheMockSays } from './as-mock.js';
import { operators } from './operators.js';
import { mutate } from './run.js';

const provider = process.argv[2] as Provider;
const oracle = { checks: checksOf(provider), asMock: whatTheMockSays };
const results = await mutate(provider, loadSpec(provider), operators, oracle);
// Not to be disconnected before all is sent.
process.send?.(results, () => process.disconnect());
