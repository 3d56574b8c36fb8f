package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.CustomSection;

/**
 * The annotations of one module that mean something here: {@code @custom} and {@code @name}. All others are passed over.
 * See the specification's appendix, Custom Sections and Annotations.
 */
final class Annotations {

    /** The sections' words in the order in which a binary has them, and their ids. */
    private static final List<String> SECTIONS = List.of(
            "type",
            "import",
            "func",
            "table",
            "memory",
            "tag",
            "global",
            "export",
            "start",
            "elem",
            "datacount",
            "code",
            "data");

    private static final int[] IDS = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};
    private static final int LAST_ID = 11;

    /** Says that a binary counts its data segments though its code would not ask for that. */
    static final String DATA_COUNT = "palimpsest.data_count";

    private final Tokens tokens;
    private final Reporter reporter;
    private final List<Annotation> all = new ArrayList<>();
    private final Set<Annotation> used = new HashSet<>();
    private final List<CustomSection> customSections = new ArrayList<>();

    /** The annotations before the tokens from {@code first} to {@code last}. */
    Annotations(Tokens tokens, Reporter reporter, int first, int last) {
        this.tokens = tokens;
        this.reporter = reporter;
        List<Annotation> every = tokens.annotations();
        for (int i = firstFrom(every, first); i < every.size() && every.get(i).next() <= last; i++) {
            all.add(every.get(i));
        }
    }

    private static int firstFrom(List<Annotation> every, int token) {
        int low = 0;
        int high = every.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (every.get(middle).next() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The name that an annotation right before a token gives. */
    Optional<String> name(int next) {
        Optional<String> name = Optional.empty();
        for (int i = firstFrom(all, next); i < all.size() && all.get(i).next() == next; i++) {
            Annotation each = all.get(i);
            if (each.id().equals("name") && used.add(each)) {
                if (name.isPresent()) {
                    reporter.report(
                            cursor(each).fault(each.span(), "@name annotation: multiple module names or field names"));
                }
                name = Optional.of(read(each));
            }
        }
        return name;
    }

    private String read(Annotation annotation) {
        TokenCursor in = cursor(annotation);
        try {
            return in.name();
        } catch (Fault fault) {
            reporter.report(in.fault(
                    annotation.span(), "@name annotation: " + fault.diagnostic().message()));
            return "";
        }
    }

    /** Reads the custom sections that stand between two fields, right before a token. */
    void section(int next) {
        for (int i = firstFrom(all, next); i < all.size() && all.get(i).next() == next; i++) {
            Annotation each = all.get(i);
            if (each.id().equals("custom") && used.add(each)) {
                TokenCursor in = cursor(each);
                try {
                    customSections.add(customSection(in, each));
                } catch (Fault fault) {
                    reporter.report(fault);
                }
            }
        }
    }

    private TokenCursor cursor(Annotation annotation) {
        return new TokenCursor(Tokens.of(tokens.source(), annotation.contents()), 0);
    }

    private CustomSection customSection(TokenCursor in, Annotation annotation) {
        if (!in.at(TokenKind.STRING)) {
            throw in.fault(annotation.span(), "@custom annotation: missing section name");
        }
        String name = Strings.utf8(in.string())
                .orElseThrow(() -> in.fault(annotation.span(), "@custom annotation: malformed UTF-8 encoding"));
        int after = in.at(TokenKind.LEFT) ? placement(in, annotation) : LAST_ID;
        byte[] contents = in.strings();
        if (!in.at(TokenKind.END)) {
            throw in.fault(in.span(), "@custom annotation: unexpected token " + in.text());
        }
        return new CustomSection(name, ByteSlice.of(contents), after, annotation.span());
    }

    /** {@code (before section)} or {@code (after section)}: the id of the section that it follows. */
    private static int placement(TokenCursor in, Annotation annotation) {
        boolean before = in.atOpen("before");
        if (!before && !in.atOpen("after")) {
            throw in.fault(annotation.span(), "@custom annotation: malformed placement");
        }
        in.advance();
        in.advance();
        String section = in.text();
        int place = SECTIONS.indexOf(section);
        boolean edge = section.equals(before ? "first" : "last");
        if (place < 0 && !edge) {
            throw in.fault(annotation.span(), "@custom annotation: malformed section kind");
        }
        in.advance();
        in.close();
        if (edge) {
            return before ? 0 : LAST_ID;
        }
        return !before ? IDS[place] : place == 0 ? 0 : IDS[place - 1];
    }

    /** How a text says that a section follows the one with this id, or stands first where that is 0. */
    static String placement(int after) {
        for (int i = 0; i < IDS.length; i++) {
            if (IDS[i] == after) {
                return "(after " + SECTIONS.get(i) + ")";
            }
        }
        return "(before first)";
    }

    /** The notes that turn the module's code into that of the binary it was printed from. */
    Optional<byte[]> encodingNotes() {
        return all.stream()
                .filter(each -> each.id().equals(EncodingNotes.NAME))
                .findFirst()
                .map(each -> cursor(each).strings());
    }

    /** Whether the module says that it counts its data segments. */
    boolean hasDataCount() {
        return all.stream().anyMatch(each -> each.id().equals(DATA_COUNT));
    }

    /** What is said of the branch that begins at a token. */
    record BranchHint(ByteSlice value, Span span) {}

    Optional<BranchHint> branchHint(int next) {
        Optional<BranchHint> hint = Optional.empty();
        for (int i = firstFrom(all, next); i < all.size() && all.get(i).next() == next; i++) {
            Annotation each = all.get(i);
            if (each.id().equals(BranchHints.NAME) && used.add(each)) {
                if (hint.isPresent()) {
                    reporter.report(cursor(each)
                            .fault(each.span(), "@" + BranchHints.NAME + " annotation: duplicate annotation"));
                }
                hint = Optional.of(new BranchHint(ByteSlice.of(cursor(each).strings()), each.span()));
            }
        }
        return hint;
    }

    /** Complains of what stands where it has no meaning. */
    void checkPlaces() {
        for (Annotation each : all) {
            if (!used.contains(each)) {
                complaint(each.id())
                        .ifPresent(words -> reporter.report(cursor(each).fault(each.span(), words)));
            }
        }
    }

    private static Optional<String> complaint(String id) {
        return switch (id) {
            case "custom", "name" -> Optional.of("misplaced @" + id + " annotation");
            case BranchHints.NAME -> Optional.of("@" + id + " annotation: not in a function");
            default -> Optional.empty();
        };
    }

    List<CustomSection> customSections() {
        return customSections;
    }
}
