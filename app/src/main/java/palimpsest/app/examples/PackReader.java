package palimpsest.app.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import palimpsest.app.words.Words;

/**
 * Reads a pack: {@code index.md} with a heading, a paragraph, and links to the cards in their order; the cards; and beside
 * each card the module and the host script of the same name, unless its front matter names others. Where {@code NAME.vi.md}
 * lies beside {@code NAME.md}, it is read for people whose language that is.
 */
final class PackReader {
    static final String INDEX = "index.md";
    private static final String SHIPPED = "shipped";
    private static final String CARD = ".md";
    private static final List<String> MODULES = List.of(".wat", ".wasm");
    private static final List<String> SCRIPTS = List.of(".js", ".mjs", ".html");

    private final Parser parser = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final PackFiles files;
    private final String id;
    private final Locale language;
    private final List<PackFault> faults = new ArrayList<>();

    private PackReader(PackFiles files, String id, Locale language) {
        this.files = files;
        this.id = id;
        this.language = language;
    }

    /** The lessons that come with the program. */
    static Pack shipped(Locale language) {
        try {
            return new PackReader(new ShippedFiles(), SHIPPED, language).read(List.of());
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /**
     * The lessons of a folder.
     *
     * @throws IOException if the folder cannot be read
     */
    static Pack in(Path folder, Locale language) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        List<String> cards = new ArrayList<>();
        try (Stream<Path> found = Files.list(whole)) {
            found.map(file -> file.getFileName().toString())
                    .filter(PackReader::isCard)
                    .sorted()
                    .forEach(cards::add);
        }
        return new PackReader(new FolderFiles(whole), whole.toString(), language).read(cards);
    }

    /** A file that may be a card: no index, no README, no translation. */
    private static boolean isCard(String file) {
        return file.matches("(?i)(?!index\\.|readme\\.)[^.]+\\.md");
    }

    private Pack read(List<String> unlisted) throws IOException {
        String index = inLanguage(INDEX);
        Node document = parser.parse(files.text(index).orElse(""));
        List<Lesson> lessons = new ArrayList<>();
        for (String card : files.has(index) ? listed(index, document) : unlisted) {
            lesson(card).ifPresent(lessons::add);
        }
        checkLinks(lessons);
        if (lessons.isEmpty()) {
            faults.add(new PackFault(index, 0, Words.of("examples.fault.empty")));
        }
        String title = first(document, Heading.class).orElse(name(id));
        return new Pack(id, title, first(document, Paragraph.class).orElse(""), lessons, faults);
    }

    /** Links between lessons can be followed only when all are known. */
    private void checkLinks(List<Lesson> lessons) {
        for (Lesson lesson : lessons) {
            lesson.card().links().forEach((node, link) -> {
                if (link instanceof CardLink.Other other
                        && lessons.stream().noneMatch(each -> each.name().equals(other.lesson()))) {
                    faults.add(new PackFault(
                            inLanguage(lesson.name() + CARD),
                            Card.line(node),
                            Words.of("examples.fault.lesson", other.lesson())));
                }
            });
        }
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static Optional<String> first(Node document, Class<? extends Node> kind) {
        return Card.children(document).stream()
                .filter(kind::isInstance)
                .findFirst()
                .map(Card::words);
    }

    /** The cards that an index links to, in order. */
    private List<String> listed(String index, Node document) {
        List<String> cards = new ArrayList<>();
        for (Node node : Card.everything(document)) {
            if (node instanceof Link link && link.getDestination().endsWith(CARD)) {
                String card = link.getDestination();
                if (!files.has(card)) {
                    faults.add(new PackFault(index, Card.line(node), Words.of("examples.fault.card", card)));
                } else if (cards.contains(card)) {
                    faults.add(new PackFault(index, Card.line(node), Words.of("examples.fault.twice", card)));
                } else {
                    cards.add(card);
                }
            }
        }
        return cards;
    }

    /** The translation of a file, where there is one. */
    private String inLanguage(String file) {
        String other = file.substring(0, file.length() - CARD.length()) + "." + language.getLanguage() + CARD;
        return files.has(other) ? other : file;
    }

    private Optional<Lesson> lesson(String file) {
        String name = file.substring(0, file.length() - CARD.length());
        String shown = inLanguage(file);
        try {
            FrontMatter front = FrontMatter.of(file, files.text(file).orElse(""), faults);
            // What a lesson opens is said in the card itself, not in its translations.
            String body = shown.equals(file)
                    ? front.body()
                    : FrontMatter.of(shown, files.text(shown).orElse(""), faults)
                            .body();
            Card card = Card.of(shown, parser.parse(body), faults);
            if (card.title().isEmpty()) {
                faults.add(new PackFault(shown, 1, Words.of("examples.fault.title")));
            }
            return Optional.of(new Lesson(
                    id,
                    name,
                    card,
                    files,
                    file(file, name, front, "module", MODULES),
                    file(file, name, front, "script", SCRIPTS),
                    start(file, front)));
        } catch (IOException unreadable) {
            faults.add(new PackFault(
                    file, 0, Words.of("examples.fault.unreadable", String.valueOf(unreadable.getMessage()))));
            return Optional.empty();
        }
    }

    private Optional<String> file(String card, String name, FrontMatter front, String kind, List<String> endings) {
        Optional<FrontMatter.Entry> named = front.get(kind);
        if (named.isEmpty()) {
            return endings.stream()
                    .map(ending -> name + ending)
                    .filter(files::has)
                    .findFirst();
        }
        String file = named.get().value();
        if (file.equals("none")) {
            return Optional.empty();
        }
        boolean right = endings.stream().anyMatch(file::endsWith) && files.has(file);
        if (!right) {
            String words = files.has(file)
                    ? Words.of("examples.fault.kind", file, kind, String.join(", ", endings))
                    : Words.of("examples.fault.file", file);
            faults.add(new PackFault(card, named.get().line(), words));
        }
        return named.map(FrontMatter.Entry::value).filter(is -> right);
    }

    private Lesson.Start start(String card, FrontMatter front) {
        Optional<FrontMatter.Entry> named = front.get("start");
        String word = named.map(FrontMatter.Entry::value).orElse("run");
        Optional<Lesson.Start> start = Arrays.stream(Lesson.Start.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (start.isEmpty()) {
            String known = Arrays.stream(Lesson.Start.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            faults.add(new PackFault(card, named.orElseThrow().line(), Words.of("examples.fault.start", word, known)));
        }
        return start.orElse(Lesson.Start.RUN);
    }
}
