package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat;

final class SettingsFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("deeper/settings.properties");
    }

    @Test
    void whatWasSavedIsLoadedAgain() {
        Settings settings = new Settings();
        settings.theme.set(Theme.DARK);
        settings.zoom.set(150);
        settings.columns.set(24);
        RowFormat rows = RowFormat.BYTES
                .withCells(RowFormat.Kind.LANES, ValueType.F64)
                .withBigEndian(true)
                .withText(Optional.of(TextEncoding.UTF16));
        settings.rowFormat.set(rows);
        settings.width.set(1024);
        settings.left.set(-12.5);
        settings.maximized.set(true);
        settings.sourceDivider.set(0.4);
        settings.opened(folder.resolve("first.wat"));
        settings.opened(folder.resolve("xịn xò.wat"));

        assertThat(new SettingsFile(path()).save(settings)).isTrue();
        Settings loaded = new SettingsFile(path()).load();

        assertThat(loaded.theme.get()).isEqualTo(Theme.DARK);
        assertThat(loaded.zoom.get()).isEqualTo(150);
        assertThat(loaded.columns.get()).isEqualTo(24);
        assertThat(loaded.rowFormat.get()).isEqualTo(rows);
        assertThat(loaded.width.get()).isEqualTo(1024);
        assertThat(loaded.left.get()).isEqualTo(-12.5);
        assertThat(loaded.maximized.get()).isTrue();
        assertThat(loaded.sourceDivider.get()).isEqualTo(0.4);
        assertThat(loaded.recent).containsExactly(folder.resolve("xịn xò.wat"), folder.resolve("first.wat"));
    }

    @Test
    void savingLeavesNoOtherFileBehind() throws IOException {
        new SettingsFile(path()).save(new Settings());
        new SettingsFile(path()).save(new Settings());
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001\u0002", "zoom=\\u12", "zoom=huge\ntheme=7\nwidth=NaN\nrecent.0=\u0000"})
    void aDamagedFileGivesTheUsualSettings(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);
        Settings loaded = new SettingsFile(path()).load();
        assertThat(loaded.theme.get()).isEqualTo(Theme.LIGHT);
        assertThat(loaded.zoom.get()).isEqualTo(100);
        assertThat(loaded.width.get()).isEqualTo(1440);
        assertThat(loaded.recent).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNoFault() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new SettingsFile(file.resolve("settings.properties")).save(new Settings()))
                .isFalse();
    }

    @Test
    void tenRecentFilesAreKeptTheNewestFirstAndNoneTwice() {
        Settings settings = new Settings();
        for (int i = 0; i < 12; i++) {
            settings.opened(folder.resolve(i + ".wat"));
        }
        settings.opened(folder.resolve("5.wat"));
        assertThat(settings.recent).hasSize(10).doesNotHaveDuplicates();
        assertThat(settings.recent.get(0)).isEqualTo(folder.resolve("5.wat"));
        assertThat(settings.recent.get(1)).isEqualTo(folder.resolve("11.wat"));
    }
}
