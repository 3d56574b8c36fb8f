package palimpsest.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a window that cannot say goodbye. */
final class VaultTest {
    private static final Unsaved SOURCE = new Unsaved(
            Optional.of(new Draft("sum.wat", Optional.of(Path.of("/home/ada/sum.wat")), "(module)", "(module $xịn)")),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path root;

    /** A folder as a process leaves it that was killed: nobody holds its lock. */
    private Path left(String name, Unsaved unsaved) throws IOException {
        Place place = new Place(Files.createDirectories(root.resolve(name)));
        place.write(unsaved);
        Files.writeString(place.lock(), "1\n");
        return place.folder();
    }

    @Test
    void nothingIsOnTheDiskUntilThereIsSomethingToKeepAndNothingOnceItWasClosed() throws IOException {
        Path folder = root.resolve("unsaved");
        Vault vault = new Vault(folder);
        vault.keep(Unsaved.NOTHING);
        assertThat(folder).doesNotExist();

        vault.keep(SOURCE);
        assertThat(folder).isNotEmptyDirectory();

        vault.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasSavedMeanwhileIsNotKeptAnyMore() throws IOException {
        try (Vault vault = new Vault(root)) {
            vault.keep(SOURCE);
            vault.keep(Unsaved.NOTHING);
            assertThat(root).isEmptyDirectory();
        }
    }

    @Test
    void aWindowThatLivesKeepsItsOwn() throws IOException {
        try (Vault vault = new Vault(root)) {
            vault.keep(SOURCE);
            assertThat(new Vault(root).leftovers()).isEmpty();
        }
    }

    @Test
    void whatAWindowLeftIsOfferedOnceAndStaysUntilItIsDiscarded() throws IOException {
        Path folder = left("4711-a", SOURCE);

        List<Leftover> found = new Vault(root).leftovers();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).unsaved()).isEqualTo(SOURCE);
        assertThat(new Vault(root).leftovers()).isEmpty();

        found.get(0).close();
        List<Leftover> again = new Vault(root).leftovers();
        assertThat(again).hasSize(1);
        again.get(0).discard();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aDamagedOneIsRemovedAndOldOnesDoNotPileUp() throws IOException {
        Path damaged = left("1-a", SOURCE);
        Files.delete(damaged.resolve("source.text"));
        for (int i = 0; i < 12; i++) {
            left("2-" + i, SOURCE);
        }

        assertThat(new Vault(root).leftovers()).hasSize(8);

        assertThat(damaged).doesNotExist();
        try (var folders = Files.list(root)) {
            assertThat(folders).hasSize(8);
        }
    }

    @Test
    void aWindowThatLooksForOthersStillKeepsItsOwnFromAnotherProcess() throws Exception {
        try (Vault vault = new Vault(root)) {
            vault.keep(SOURCE);
            assertThat(vault.leftovers()).isEmpty();
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            root.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("0");
        }
    }

    /** Another window: prints how much it finds. */
    static final class Other {
        public static void main(String[] arguments) {
            System.out.print(new Vault(Path.of(arguments[0])).leftovers().size());
        }
    }
}
