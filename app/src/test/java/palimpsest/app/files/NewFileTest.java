package palimpsest.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNotCommittedLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("log.jsonl"), "old");

        try (NewFile unfinished = new NewFile(file)) {
            unfinished.write("half of it");
        }

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aCommitReplacesTheOldFileWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("out.wasm"), "a longer old content");

        try (NewFile out = new NewFile(file)) {
            out.write(new byte[] {0, 'a', 's', 'm'});
            out.commit();
        }

        assertThat(file).hasBinaryContent(new byte[] {0, 'a', 's', 'm'});
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aMissingFolderAndAFolderInTheWayAreTold() {
        assertThatThrownBy(() -> new NewFile(folder.resolve("no/such/file")))
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> new NewFile(folder)).hasMessageContaining("is a folder");
    }
}
