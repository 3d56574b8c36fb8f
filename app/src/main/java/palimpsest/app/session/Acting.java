package palimpsest.app.session;

import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.timeline.Timeline;

/** The intents that go into the record, which in the past ask first, and then cut the future off. */
final class Acting {

    private final Workbench bench;

    Acting(Workbench bench) {
        this.bench = bench;
    }

    // ---- Asking, then cutting

    void answer(boolean yes) {
        bench.asking().answer(yes);
    }

    private void cut(Execution current) {
        long lost = current.timeline().end() - current.timeline().cursor();
        current.cut();
        bench.host().cut(current.step());
        bench.bookmarks().cut(current.step());
        bench.searches().outdated();
        bench.publisher().stale();
        bench.say(Kind.NOTE, Words.of("session.cut", lost, Long.toString(lost), Long.toString(current.step())));
        bench.wasi().cut(current.step());
    }

    /** Does something that goes into the record; in the past only after asking. */
    void act(String words, String button, Consumer<Execution> action) {
        Execution current = bench.execution().orElseThrow();
        if (current.timeline().atEnd()) {
            bench.asking().withdraw();
            action.accept(current);
        } else {
            long cursor = current.timeline().cursor();
            long lost = current.timeline().end() - cursor;
            String text = Words.of("session.cuts", words, lost, Long.toString(lost), Long.toString(cursor));
            Runnable then = () -> {
                cut(current);
                action.accept(current);
            };
            bench.asking()
                    .ask(new Question(text, button, lost), () -> bench.hosting().alone(then));
        }
    }

    // ---- Beginning anew

    /** Makes a new instance; asks first if what somebody did by hand would be forgotten. */
    void instantiate(boolean stepping) {
        anew(() -> bench.instantiate(stepping));
    }

    /** Makes a memory for an import, and a new instance that has it. */
    void giveMemory(String memory, HostMemory made) {
        anew(() -> {
            bench.opening().give(memory, made);
            bench.instantiate(false);
        });
    }

    /** Runs a script from its beginning; asks first as {@link #instantiate} does. */
    void runScript(Script script, boolean stepping) {
        anew(() -> bench.runScript(script, stepping));
    }

    private void anew(Runnable beginning) {
        String lost = bench.execution().map(Acting::madeByHand).orElse("");
        if (lost.isEmpty()) {
            bench.asking().withdraw();
            bench.hosting().alone(beginning);
        } else {
            Timeline record = bench.execution().orElseThrow().timeline();
            bench.asking()
                    .ask(
                            new Question(
                                    Words.of("session.again.forgets", lost),
                                    Words.of("session.again"),
                                    record.end() - record.start()),
                            () -> bench.hosting().alone(beginning));
        }
    }

    /** {@code 2 calls and 1 edit}; empty for a record that makes itself again. */
    private static String madeByHand(Execution current) {
        long calls = current.journal().ended().size()
                + current.journal().open().stream().count();
        long edits = current.timeline().tape().stream()
                .filter(entry -> HostActions.isByHand(entry.action()))
                .count();
        if (calls == 0 || edits == 0) {
            return calls > 0 ? calls(calls) : edits > 0 ? edits(edits) : "";
        }
        return Words.of("session.made", calls(calls), edits(edits));
    }

    private static String calls(long number) {
        return Words.of("session.made.calls", number, Long.toString(number));
    }

    private static String edits(long number) {
        return Words.of("session.made.edits", number, Long.toString(number));
    }

    // ---- Acting as the host

    void hostWrite(int memory, long address, ByteSlice bytes) {
        asHost(
                Words.of("session.past.write"),
                Words.of("session.past.write.button"),
                current -> bench.host().write(current, memory, address, bytes));
    }

    void undo() {
        if (bench.execution().isPresent()
                && bench.host().undoWords(bench.execution().get().step()).isPresent()) {
            asHost(Words.of("session.past.undo"), Words.of("session.past.undo.button"), bench.host()::undo);
        }
    }

    void redo() {
        if (bench.execution().isPresent()
                && bench.host().redoWords(bench.execution().get().step()).isPresent()) {
            asHost(Words.of("session.past.redo"), Words.of("session.past.redo.button"), bench.host()::redo);
        }
    }

    void grow(int memory, long pages) {
        asHost(
                Words.of("session.past.grow"),
                Words.of("session.past.grow.button"),
                current -> bench.host().grow(current, memory, pages));
    }

    void notify(int memory, long address, long count) {
        asHost(Words.of("session.past.notify"), Words.of("session.past.notify.button"), current -> {
            boolean waited = current.machine().waiting().isPresent();
            bench.host().notify(current, memory, address, count);
            bench.runner().goOnUnlessWaiting(current, waited);
        });
    }

    void timeOut() {
        if (bench.execution()
                .flatMap(current -> current.machine().waiting())
                .filter(wait -> wait.timeout().isPresent())
                .isEmpty()) {
            bench.say(Kind.NOTE, Words.of("session.no-timeout"));
        } else {
            asHost(Words.of("session.past.time-out"), Words.of("session.past.time-out.button"), current -> {
                bench.host().timeOut(current);
                bench.runner().goOnUnlessWaiting(current, true);
            });
        }
    }

    /** At a stop each action of the host is a stop of its own: what it changes is all that stands out. */
    private void asHost(String words, String button, Consumer<Execution> action) {
        if (bench.execution().isEmpty()) {
            bench.say(Kind.NOTE, Words.of("session.no-memory-yet"));
            return;
        }
        act(words, button, current -> {
            if (bench.running()) {
                action.accept(current);
            } else {
                bench.publisher().stale();
                bench.watches().leave();
                current.since().leave();
                action.accept(current);
                if (!bench.running()) {
                    current.since().rest();
                    current.debugger()
                            .afterHostAction()
                            .ifPresent(met ->
                                    bench.runner().stopped(Optional.of(StopViews.of(met, current, bench.stops()))));
                }
            }
        });
    }
}
