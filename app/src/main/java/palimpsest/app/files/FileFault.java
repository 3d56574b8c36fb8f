package palimpsest.app.files;

import java.io.IOException;

/** A file that cannot be written. The message names the file and the reason, and stands alone. */
public final class FileFault extends IOException {
    private static final long serialVersionUID = 1L;

    FileFault(String message) {
        super(message);
    }

    /** Which file, and why, for the user's eyes. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
