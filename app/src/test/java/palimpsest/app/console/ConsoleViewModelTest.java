package palimpsest.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Fx;

@Timeout(60)
final class ConsoleViewModelTest {

    private final Fx fx = new Fx();
    private final ConsoleViewModel console = new ConsoleViewModel(fx.session());

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void newLinesAreAddedAtTheEndAndClearingRemovesThem() {
        List<Integer> added = new ArrayList<>();
        console.lines().addListener((ListChangeListener<ConsoleLine>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize());
            }
        });
        fx.session().call("nothing", List.of());
        fx.settled();
        fx.session().call("nothing", List.of());
        fx.settled();
        assertThat(added).containsExactly(1, 1);
        assertThat(console.lines())
                .extracting(ConsoleLine::text)
                .containsOnly("instantiate the module before you call nothing");
        console.clear();
        fx.settled();
        assertThat(console.lines()).isEmpty();
    }
}
