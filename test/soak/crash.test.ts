/** A run that is killed, as often as this project asks for. */
import '../packed/crash.test.js';
