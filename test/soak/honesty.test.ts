/** Who deleted what, in the many worlds that this project asks for. */
import '../honesty/honesty.test.js';
