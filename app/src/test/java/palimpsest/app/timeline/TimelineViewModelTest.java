package palimpsest.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TimelineViewModelTest {
    private final FakeIntents intents = new FakeIntents();
    private final TimelineViewModel model = new TimelineViewModel(intents);

    private void show(long cursor) {
        model.show(Pictures.lesson(cursor));
    }

    private double x(long moment) {
        return model.axis().x(moment);
    }

    private void open() {
        model.resize(604);
        show(58);
    }

    @Test
    void beforeAnythingHappenedItSaysHowToBegin() {
        assertThat(model.wordsProperty().get()).isEqualTo("Instantiate a module; every step will appear here.");
        model.drag(100);
        model.drop();
        model.travelToEnd();
        model.closer();
        assertThat(intents.wishes).isEmpty();
    }

    @Test
    void allStepsAreShownAlsoWhenThereAreMore() {
        model.resize(604);
        model.show(Pictures.longRun(1000, 2));
        assertThat(x(1000)).isCloseTo(592, within(1e-6));
        model.show(Pictures.longRun(1_000_000_000L, 2));
        assertThat(x(1_000_000_000L)).isCloseTo(592, within(1e-6));
        assertThat(model.showsAllProperty().get()).isTrue();
        assertThat(intents.looked).isEqualTo("0 to 1000000000");
    }

    @Test
    void draggingWishesOneMomentAtATimeAndThenTheLatest() {
        open();
        model.drag(x(50));
        model.drag(x(40));
        model.drag(x(30));
        assertThat(intents.wishes).containsExactly("go 50");
        assertThat(model.targetProperty().get()).hasValue(30);
        assertThat(model.wordsProperty().get()).isEqualTo("step 29");
        show(50);
        assertThat(intents.wishes).containsExactly("go 50", "go 30");
        show(30);
        model.drop();
        assertThat(intents.wishes).containsExactly("go 50", "go 30");
        assertThat(model.targetProperty().get()).isEmpty();
    }

    @Test
    void whereADragEndsIsAlwaysReached() {
        open();
        model.drag(x(50));
        model.drag(x(20));
        model.drop();
        assertThat(intents.wishes).containsExactly("go 50", "go 20");
        show(50);
        show(20);
        assertThat(intents.wishes).hasSize(2);
    }

    @Test
    void aDragBackToWhereItBeganWishesNothing() {
        open();
        model.drag(x(58));
        model.drop();
        assertThat(intents.wishes).isEmpty();
    }

    @Test
    void theCursorIsFollowedOutOfWhatIsVisible() {
        model.resize(604);
        model.show(Pictures.longRun(100_000, 5));
        model.zoom(model.axis().x(0), 100);
        assertThat(model.axis().lastVisible()).isLessThan(33_000);
        Picture far = Pictures.longRun(100_000, 5);
        model.show(new Picture(0, 90_000, 100_000, far.whole(), far.near(), far.pages(), far.marks(), far.note()));
        assertThat(x(90_000)).isBetween(0.0, 604.0);
    }

    @Test
    void panningAwayFromTheCursorIsLeftAlone() {
        model.resize(604);
        model.show(Pictures.longRun(100_000, 5));
        model.zoom(x(33_333), 100);
        model.pan(-1e6);
        StepAxis away = model.axis();
        model.show(Pictures.longRun(100_000, 5));
        assertThat(model.axis()).isEqualTo(away);
    }

    @Test
    void anotherSessionIsShownAsAWhole() {
        model.resize(604);
        model.show(Pictures.longRun(100_000, 5));
        model.closer();
        assertThat(model.showsAllProperty().get()).isFalse();
        model.show(Picture.EMPTY);
        show(10);
        assertThat(model.showsAllProperty().get()).isTrue();
        assertThat(x(58)).isCloseTo(592, within(1e-6));
    }

    @Test
    void aShorterRecordPullsTheViewIn() {
        model.resize(604);
        model.show(Pictures.longRun(100_000, 5));
        model.zoom(x(100_000), 100);
        show(58);
        assertThat(x(58)).isBetween(0.0, 604.0);
    }

    @Test
    void aClickOnAnEventGoesToWhereItHasJustHappened() {
        open();
        TimelineLayout layout = new TimelineLayout(model.axis().width() + 68, 110, 13);
        double y = layout.top(Lane.MEMORY) + 4;
        double x = x(32) + 3;
        model.click(x, layout.hit(model.picture(), model.axis(), x, y));
        assertThat(intents.wishes).containsExactly("go 33");
    }

    @Test
    void aCallCanBeZoomedTo() {
        model.resize(1000);
        model.show(Pictures.longRun(1_000_000_000L, 100));
        Span span = model.picture().whole().spans().get(21);
        model.zoomTo(span);
        assertThat(x(span.from())).isBetween(0.0, 60.0);
        assertThat(x(span.to())).isBetween(940.0, 1000.0);
        model.all();
        assertThat(x(0)).isCloseTo(12, within(1e-6));
    }

    @Test
    void whatToKnowAboutTheRecordIsSaidWhileNothingIsPointedAt() {
        open();
        assertThat(model.wordsProperty().get()).isEqualTo("drag to travel · scroll to zoom");
        Picture plain = Pictures.lesson(58);
        model.show(new Picture(
                0, 58, 58, plain.whole(), plain.near(), plain.pages(), plain.marks(), "Old steps take longer."));
        assertThat(model.wordsProperty().get()).isEqualTo("Old steps take longer.");
        model.point(100, new Hit.OnLane(Lane.AXIS, 7));
        assertThat(model.wordsProperty().get()).isEqualTo("step 7");
        model.pointAway();
        assertThat(model.wordsProperty().get()).isEqualTo("Old steps take longer.");
    }
}
