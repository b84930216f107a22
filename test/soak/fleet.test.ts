/** A fleet in which things go wrong, as often as this project asks for. */
import '../fleet/chaos.test.js';
