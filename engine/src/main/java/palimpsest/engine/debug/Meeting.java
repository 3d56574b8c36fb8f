package palimpsest.engine.debug;

import java.util.Optional;
import java.util.function.Function;

/**
 * A breakpoint or watchpoint that is met where the machine stands; whether it stops there, its count of hits decides.
 *
 * @param problem why its condition could not be evaluated
 * @param reason the reason to stop that it makes
 */
record Meeting(int id, StopPoint point, Optional<String> problem, Function<StopReason.Met, StopReason> reason) {}
