package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import palimpsest.app.session.CallSpan;
import palimpsest.app.session.Queries;
import palimpsest.app.session.Query;
import palimpsest.app.session.Time;
import palimpsest.app.session.TimelineEvent;

/**
 * What is known of the steps somebody looks at closely. It asks for the visible steps and some around them, once, and when
 * the answer came it is kept until somebody looks further or closer than it goes.
 */
final class NearView {
    /** More steps are never asked for: finding out would take seconds, and a pixel would be thousands of them. */
    private static final long MOST = 2_000_000;

    private final Queries queries;
    private final Runnable changed;
    private Details known = Details.NONE;
    private boolean all = true;
    private Optional<Asked> asked = Optional.empty();
    private long from;
    private long to;
    private Time time = Time.NONE;
    private boolean quiet;

    /** @param changed is run when more is known */
    NearView(Queries queries, Runnable changed) {
        this.queries = queries;
        this.changed = changed;
    }

    Details details() {
        return known;
    }

    /** The record is another one. */
    void forget() {
        known = Details.NONE;
        asked.ifPresent(Asked::cancel);
        asked = Optional.empty();
    }

    /** While the module runs the record grows by itself, and its past is left alone. */
    void allow(boolean mayAsk, Time now) {
        quiet = mayAsk;
        time = now;
        ask();
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
        boolean whole = time.end() - time.start() <= MOST / 10;
        asked = Optional.of(
                whole
                        ? new Asked(time.start(), time.end())
                        : new Asked(Math.max(time.start(), from - around), Math.min(time.end(), to + around)));
        asked.get().begin();
    }

    /** An answer that had to leave things out is not enough any more when much less is looked at. */
    private boolean enough(long length) {
        return known.covers(from, to) && (all || length > (known.to() - known.from()) / 8);
    }

    /** A question that waits for its two answers: the calls, and the events. */
    private final class Asked {
        private final long first;
        private final long end;
        private final List<CallSpan> calls = new ArrayList<>();
        private final List<TimelineEvent> events = new ArrayList<>();
        private final List<Query> running = new ArrayList<>();
        private int ended;
        private boolean complete = true;

        Asked(long first, long end) {
            this.first = first;
            this.end = end;
        }

        boolean covers(long wantedFirst, long wantedEnd) {
            return new Details(first, end, List.of(), List.of(), List.of()).covers(wantedFirst, wantedEnd);
        }

        void begin() {
            running.add(queries.calls(first, end, listener(calls)));
            running.add(queries.events(first, end, listener(events)));
        }

        void cancel() {
            running.forEach(Query::cancel);
        }

        private <T> Query.Listener<T> listener(List<T> into) {
            return new Query.Listener<>() {
                @Override
                public void found(List<T> more) {
                    into.addAll(more);
                }

                @Override
                public void ended(Query.End how) {
                    end(how);
                }
            };
        }

        private void end(Query.End how) {
            complete &= how == Query.End.COMPLETE;
            ended++;
            if (how == Query.End.OUTDATED) {
                cancel();
                asked = Optional.empty();
            } else if (ended == 2) {
                asked = Optional.empty();
                known = new Details(first, end, spans(), Translation.events(events), List.of());
                all = complete;
                changed.run();
            }
        }

        private List<Span> spans() {
            return calls.stream()
                    .map(Translation::span)
                    .sorted(Comparator.comparingLong(Span::from).thenComparingInt(Span::depth))
                    .toList();
        }
    }
}
