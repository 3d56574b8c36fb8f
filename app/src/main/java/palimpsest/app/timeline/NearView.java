package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import palimpsest.app.session.CallSpans;
import palimpsest.app.session.Queries;
import palimpsest.app.session.Query;
import palimpsest.app.session.Time;
import palimpsest.app.session.TimelineEvents;

/**
 * What is known of the steps somebody looks at closely. It asks for the visible steps and some around them, once, and when
 * the answer came it is kept until somebody looks further or closer than it goes.
 */
final class NearView {
    /** More steps are never asked for: finding out would take seconds, and a pixel would be thousands of them. */
    private static final long MOST = 20_000_000;

    private final Queries queries;
    private final Runnable changed;
    private Details known = Details.NONE;
    private boolean all = true;
    private Optional<Asked> asked = Optional.empty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private long from;
    private long to;
    private Time time = Time.NONE;
    private boolean quiet;

    /** @param changed is run when more is known */
    NearView(Queries queries, Runnable changed) {
        this.queries = queries;
        this.changed = changed;
    }

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    Details details() {
        return known;
    }

    /** The record is another one. */
    void forget() {
        known = Details.NONE;
        asked.ifPresent(Asked::cancel);
        ask(Optional.empty());
    }

    /** What can be asked for next; while the module runs the record grows by itself, and its past is left alone. */
    void allow(boolean mayAsk, Time now) {
        quiet = mayAsk;
        time = now;
    }

    /** These steps are visible. */
    void look(long first, long end) {
        from = first;
        to = end;
        ask();
    }

    private void ask() {
        long length = to - from;
        if (!quiet || length <= 0 || length > MOST || to > time.end() || enough(length)) {
            return;
        }
        if (asked.filter(question -> question.covers(from, to)).isPresent()) {
            return;
        }
        asked.ifPresent(Asked::cancel);
        long around = Math.min(length / 2, (MOST - length) / 2);
        boolean whole = time.end() - time.start() <= MOST / 20;
        Asked question = whole
                ? new Asked(time.start(), time.end())
                : new Asked(Math.max(time.start(), from - around), Math.min(time.end(), to + around));
        ask(Optional.of(question));
        question.begin();
    }

    private void ask(Optional<Asked> question) {
        asked = question;
        busy.set(question.isPresent());
    }

    /** An answer that had to leave things out is not enough any more when much less is looked at. */
    private boolean enough(long length) {
        return known.covers(from, to) && (all || length > (known.to() - known.from()) / 8);
    }

    /** A question that waits for its two answers: the calls, and the events. */
    private final class Asked {
        private final long first;
        private final long end;
        private final List<Query> running = new ArrayList<>();
        private Optional<CallSpans> calls = Optional.empty();
        private Optional<TimelineEvents> events = Optional.empty();

        Asked(long first, long end) {
            this.first = first;
            this.end = end;
        }

        boolean covers(long wantedFirst, long wantedEnd) {
            return new Details(first, end, List.of(), List.of(), List.of(), "").covers(wantedFirst, wantedEnd);
        }

        void begin() {
            running.add(queries.calls(first, end, listener(found -> calls = Optional.of(found))));
            running.add(queries.events(first, end, listener(found -> events = Optional.of(found))));
        }

        void cancel() {
            running.forEach(Query::cancel);
        }

        private <T> Query.Listener<T> listener(Consumer<T> receiver) {
            return new Query.Listener<>() {
                @Override
                public void found(List<T> more) {
                    more.forEach(receiver);
                    answered();
                }

                @Override
                public void ended(Query.End how) {
                    if (how == Query.End.OUTDATED) {
                        cancel();
                        ask(asked.filter(question -> question != Asked.this));
                    }
                }
            };
        }

        private void answered() {
            if (calls.isPresent() && events.isPresent()) {
                ask(asked.filter(question -> question != this));
                known = Translation.details(first, end, calls.get(), events.get());
                all = !calls.get().sampled()
                        && calls.get().leftOut() == 0
                        && events.get().leftOut() == 0;
                changed.run();
            }
        }
    }
}
