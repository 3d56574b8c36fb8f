package palimpsest.app.exporting;

import java.util.List;
import java.util.Optional;

/** What there is to take away, as the window shows it now. */
public interface ExportSource {
    /** The memory that is shown; empty where there is none, or not all of it is known because the module runs. */
    Optional<Bytes> memory();

    /** Its index, in questions to the session. */
    int index();

    /** The bytes that are selected. */
    Optional<Range> selection();

    /** The bytes that are in view. */
    Optional<Range> visible();

    /** Bytes in a row. */
    int perRow();

    /** The colours to choose from, those of the window first. */
    List<Colours> colours();

    /** The name of what is open, without its ending. */
    String name();

    /** Colours under the name of their theme. */
    record Colours(String words, Inks inks) {}
}
