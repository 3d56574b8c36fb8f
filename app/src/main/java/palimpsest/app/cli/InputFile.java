package palimpsest.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what the user named, and says plainly why it cannot be read. */
final class InputFile {
    private static final int LARGEST = 256 << 20;

    private InputFile() {}

    /** The bytes of a file of at most 256 MiB. */
    static byte[] read(Path file) throws UserFault {
        try {
            if (Files.isDirectory(file)) {
                throw new UserFault(file + ": is a folder, not a file");
            }
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return Files.readAllBytes(file);
            }
            // A pipe or a device tells no size, and may never end.
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new UserFault(file + ": is larger than " + (LARGEST >> 20) + " MiB");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new UserFault(file + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new UserFault(file + ": cannot be read: permission denied");
        } catch (IOException e) {
            throw new UserFault(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The text of a file in UTF-8. */
    static String readText(Path file) throws UserFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserFault(file + ": malformed UTF-8 encoding");
        }
    }
}
