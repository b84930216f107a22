/** A run that is killed, as often as this project asks for. */
import '../cli/crash.test.js';
