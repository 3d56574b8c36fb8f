package palimpsest.app.examples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Program;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Reads what a checkpoint waits for: one form a line of the table in {@code docs/lessons.md}, several joined by "and" and "or". */
final class ConditionReader {
    private static final String OUTSIDE_QUOTES = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final Pattern OR = Pattern.compile("\\s+or\\s+" + OUTSIDE_QUOTES);
    private static final Pattern AND = Pattern.compile("\\s+and\\s+" + OUTSIDE_QUOTES);
    private static final String PLACE = "(?:(\\d+):)?(0x[0-9a-fA-F_]+|\\d[\\d_]*)";
    private static final String COMPARED = "\\s*(=|>=|<=|>|<)\\s*(-?\\d{1,18})";
    private static final int MOST_BYTES = 4096;

    private final List<Form> forms = List.of(
            new Form("memory", "memory 0x8 = 0b 00 00 00", PLACE + "\\s*=\\s*(.+)", ConditionReader::memory),
            new Form("writer", "writer 0x8 = module", PLACE + "\\s*=\\s*(\\w+)", ConditionReader::writer),
            new Form("pages", "pages = 2", COMPARED, found -> number(found, ConditionReader::pages)),
            new Form("maximum", "maximum = 10", COMPARED, found -> number(found, ConditionReader::maximum)),
            new Form(
                    "step",
                    "step >= 5",
                    COMPARED,
                    found -> number(found, now -> now.time().cursor())),
            new Form(
                    "faults",
                    "faults = 0",
                    COMPARED,
                    found -> number(
                            now -> now.program().isPresent(),
                            found,
                            now -> now.program()
                                    .map(program -> (long) program.diagnostics().size())
                                    .orElse(0L))),
            new Form(
                    "bookmarks",
                    "bookmarks >= 1",
                    COMPARED,
                    found -> number(found, now -> now.bookmarks().size())),
            new Form(
                    "watches",
                    "watches >= 1",
                    COMPARED,
                    found -> number(found, now -> now.watches().size())),
            new Form(
                    "breakpoints",
                    "breakpoints >= 1",
                    COMPARED,
                    found -> number(found, now -> now.stopPoints().size())),
            new Form("past", "past", "", found -> is -> is.now().time().hasFuture()),
            new Form(
                    "shared",
                    "shared",
                    "",
                    found -> is -> memory(is.now(), 0)
                            .filter(memory -> memory.type().shared())
                            .isPresent()),
            new Form("trap", "trap \"out of bounds\"", "(?:\"([^\"]*)\")?", ConditionReader::trap),
            new Form("console", "console has \"15\"", "has\\s+\"([^\"]*)\"", ConditionReader::console),
            new Form("source", "source has \"memory.grow\"", "has\\s+\"([^\"]*)\"", ConditionReader::source),
            new Form(
                    "selected",
                    "selected 0x8, 4 bytes",
                    PLACE + "(?:\\s*,\\s*(\\d+) bytes?)?",
                    ConditionReader::selected),
            new Form("call", "call sum = 11", "(\\S+)(?:\\s*=\\s*(\\S+))?", ConditionReader::call),
            new Form("next", "next = i32.store", "=\\s*(\\S+)", ConditionReader::next),
            new Form("global", "global $heap = 1024", "(\\S+)\\s*=\\s*(\\S+)", ConditionReader::global),
            new Form("script", "script = done", "=\\s*(\\w+)", ConditionReader::script));

    /** One kind of condition: the word that it begins with, an example, and what follows the word. */
    private record Form(String word, String example, Pattern pattern, Meaning meaning) {
        Form(String word, String example, String pattern, Meaning meaning) {
            this(word, example, Pattern.compile(pattern), meaning);
        }
    }

    private interface Meaning {
        Predicate<Situation> of(Matcher found) throws Wrong;
    }

    /** A condition, such as {@code pages = 1 and memory 0 = 18}; "and" binds closer than "or". */
    Predicate<Situation> read(String text) throws Wrong {
        List<Predicate<Situation>> either = new ArrayList<>();
        for (String part : OR.split(text.strip(), -1)) {
            either.add(all(part));
        }
        return is -> either.stream().anyMatch(part -> part.test(is));
    }

    private Predicate<Situation> all(String text) throws Wrong {
        List<Predicate<Situation>> parts = new ArrayList<>();
        for (String part : AND.split(text.strip(), -1)) {
            parts.add(one(part.strip()));
        }
        return is -> parts.stream().allMatch(part -> part.test(is));
    }

    private Predicate<Situation> one(String text) throws Wrong {
        String word = text.split("[\\s=<>]", 2)[0];
        Form form = forms.stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Wrong(Words.of(
                        "examples.fault.check",
                        text,
                        forms.stream().map(Form::word).collect(Collectors.joining(", ")))));
        Matcher found = form.pattern().matcher(text.substring(word.length()).strip());
        if (!found.matches()) {
            throw new Wrong(Words.of("examples.fault.form", text, form.example()));
        }
        return form.meaning().of(found);
    }

    /** A place in a memory: {@code 0x8}, or {@code 1:0x8} for another memory than the first. */
    static MemoryRange place(Matcher found, long length) throws Wrong {
        long address = Addresses.parse(found.group(2)).orElseThrow(() -> notOne(found.group(2)));
        return new MemoryRange(found.group(1) == null ? 0 : small(found.group(1)), address, length);
    }

    static String placePattern() {
        return PLACE;
    }

    private static Wrong notOne(String number) {
        return new Wrong(Words.of("examples.fault.number", number));
    }

    static int small(String digits) throws Wrong {
        if (digits.length() > 8) {
            throw notOne(digits);
        }
        return Integer.parseInt(digits);
    }

    private static Predicate<Situation> memory(Matcher found) throws Wrong {
        ByteSlice wanted = bytes(found.group(3).strip());
        MemoryRange range = place(found, wanted.length());
        return is -> held(is.now(), range).filter(wanted::equals).isPresent();
    }

    /** Bytes as {@code 0b 00}, {@code "text"}, or {@code i32 11}. */
    private static ByteSlice bytes(String text) throws Wrong {
        Wrong wrong = new Wrong(Words.of("examples.fault.bytes", text));
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return ByteSlice.of(text.substring(1, text.length() - 1).getBytes(StandardCharsets.UTF_8));
        }
        String[] words = text.split("\\s+", 2);
        Optional<ValueType> type = Numbers.type(words[0]);
        if (words.length == 2 && type.isPresent()) {
            return Numbers.bytes(type.get(), words[1]).orElseThrow(() -> wrong);
        }
        String digits = text.replaceAll("\\s+", "");
        if (!digits.matches("(?:[0-9a-fA-F]{2})+") || digits.length() > 2 * MOST_BYTES) {
            throw wrong;
        }
        return ByteSlice.of(HexFormat.of().parseHex(digits));
    }

    /** The bytes of a range, if all of them are there. */
    static Optional<ByteSlice> held(Snapshot now, MemoryRange range) {
        return memory(now, range.memory())
                .filter(memory -> Addresses.less(range.address(), memory.image().length())
                        && !Addresses.less(memory.image().length() - range.address(), range.length())
                        && memory.image().holds(range.address(), (int) range.length()))
                .map(memory -> {
                    byte[] bytes = new byte[(int) range.length()];
                    memory.image().read(range.address(), bytes, 0, bytes.length);
                    return ByteSlice.of(bytes);
                });
    }

    static Optional<MemoryInfo> memory(Snapshot now, int index) {
        return index < now.memories().size() ? Optional.of(now.memories().get(index)) : Optional.empty();
    }

    private static Predicate<Situation> writer(Matcher found) throws Wrong {
        MemoryRange range = place(found, 1);
        Optional<Actor> actor = Optional.of(
                switch (found.group(3)) {
                    case "module" -> Actor.MODULE;
                    case "host" -> Actor.HOST;
                    case "data" -> Actor.DATA_SEGMENT;
                    case "growth" -> Actor.GROWTH;
                    default -> throw new Wrong(Words.of("examples.fault.writer", found.group(3)));
                });
        return is ->
                held(is.now(), range).isPresent() && written(is.now(), range).equals(actor);
    }

    private static Optional<Actor> written(Snapshot now, MemoryRange range) {
        byte[] mark = new byte[1];
        now.memories().get(range.memory()).image().marks(range.address(), mark, 0, 1);
        return Mark.writer(mark[0]);
    }

    private static Predicate<Situation> number(Matcher found, ToLongFunction<Snapshot> what) {
        return number(now -> true, found, what);
    }

    private static Predicate<Situation> number(
            Predicate<Snapshot> known, Matcher found, ToLongFunction<Snapshot> what) {
        long wanted = Long.parseLong(found.group(2));
        String compared = found.group(1);
        return is -> known.test(is.now()) && compare(what.applyAsLong(is.now()), compared, wanted);
    }

    private static boolean compare(long is, String compared, long wanted) {
        return switch (compared) {
            case ">=" -> is >= wanted;
            case "<=" -> is <= wanted;
            case ">" -> is > wanted;
            case "<" -> is < wanted;
            default -> is == wanted;
        };
    }

    /** The pages of the first memory; -1 while there is none. */
    private static long pages(Snapshot now) {
        return memory(now, 0).map(MemoryInfo::pages).orElse(-1L);
    }

    /** The most pages of the first memory; -1 where it has no such limit. */
    private static long maximum(Snapshot now) {
        return memory(now, 0)
                .map(memory -> memory.type().limits().maximum().orElse(-1L))
                .orElse(-1L);
    }

    private static Predicate<Situation> trap(Matcher found) {
        String words = found.group(1) == null ? "" : found.group(1);
        return is ->
                is.now().trap().filter(trap -> trap.message().contains(words)).isPresent();
    }

    private static Predicate<Situation> console(Matcher found) {
        return is -> is.console().stream()
                .filter(line -> line.kind() == ConsoleLine.Kind.OUTPUT
                        || line.kind() == ConsoleLine.Kind.ERROR
                        || line.kind() == ConsoleLine.Kind.RESULT)
                .anyMatch(line -> line.text().contains(found.group(1)));
    }

    private static Predicate<Situation> source(Matcher found) {
        return is -> is.now()
                .program()
                .map(Program::shown)
                .filter(shown -> shown.text().contains(found.group(1)))
                .isPresent();
    }

    private static Predicate<Situation> selected(Matcher found) throws Wrong {
        MemoryRange wanted = place(found, found.group(3) == null ? 1 : small(found.group(3)));
        boolean anyLength = found.group(3) == null;
        return is -> is.selection()
                .filter(chosen -> chosen.memory() == wanted.memory()
                        && chosen.address() == wanted.address()
                        && (anyLength || chosen.length() == wanted.length()))
                .isPresent();
    }

    private static Predicate<Situation> call(Matcher found) {
        String export = found.group(1);
        Optional<String> wanted = Optional.ofNullable(found.group(2));
        return is -> is.now().results().stream()
                .filter(result -> result.export().equals(export))
                .anyMatch(result -> wanted.isEmpty() || returned(result).contains(wanted.get()));
    }

    private static List<String> returned(CallResult result) {
        return result.outcome() instanceof CallResult.Outcome.Returned returned
                ? returned.values().stream().map(Value::text).toList()
                : List.of();
    }

    private static Predicate<Situation> next(Matcher found) {
        return is -> is.now().state() == State.PAUSED
                && is.now()
                        .next()
                        .filter(next -> next.op().equals(found.group(1)))
                        .isPresent();
    }

    private static Predicate<Situation> global(Matcher found) {
        return is -> is.now().globals().stream()
                .anyMatch(global -> global.name().equals(found.group(1))
                        && global.value().text().equals(found.group(2)));
    }

    private static Predicate<Situation> script(Matcher found) throws Wrong {
        ScriptView.State state = switch (found.group(1)) {
            case "done" -> ScriptView.State.DONE;
            case "failed" -> ScriptView.State.FAILED;
            case "stopped" -> ScriptView.State.STOPPED;
            default -> throw new Wrong(Words.of("examples.fault.script", found.group(1)));
        };
        return is -> is.now().script().filter(script -> script.state() == state).isPresent();
    }
}
