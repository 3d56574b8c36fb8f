package palimpsest.engine.record;

import java.util.Optional;

/** What became of reading or capturing a session: the session, or why there is none. */
public record SessionRead(Optional<SessionRecord> session, Optional<SessionFault> fault) {

    static SessionRead of(SessionRecord session) {
        return new SessionRead(Optional.of(session), Optional.empty());
    }

    static SessionRead refused(SessionFault fault) {
        return new SessionRead(Optional.empty(), Optional.of(fault));
    }
}
