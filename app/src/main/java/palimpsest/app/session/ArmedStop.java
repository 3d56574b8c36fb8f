package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.debug.Locations.Location;

/**
 * What became of a {@link WantedStop}.
 *
 * @param code where it stops, for one in the code
 * @param id its number in the debugger of the instance, if it works and there is one
 * @param problem why it does not work
 */
record ArmedStop(List<Location> code, OptionalInt id, Optional<String> problem) {

    static final ArmedStop NOT = new ArmedStop(List.of(), OptionalInt.empty(), Optional.empty());

    ArmedStop problem(String words) {
        return new ArmedStop(code, id, Optional.of(words));
    }
}
