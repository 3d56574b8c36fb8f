package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.List;

/** Writes down what was wished. */
final class FakeIntents implements TimelineIntents {
    final List<String> wishes = new ArrayList<>();
    String looked = "";

    @Override
    public void travelTo(long moment) {
        wishes.add("go " + moment);
    }

    @Override
    public void stepBack() {
        wishes.add("back");
    }

    @Override
    public void stepForward() {
        wishes.add("forward");
    }

    @Override
    public void look(long from, long to) {
        looked = from + " to " + to;
    }
}
