package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The text beside a lesson.
 *
 * @param document what CommonMark makes of it
 */
record Card(Node document) {

    private static final Parser PARSER = Parser.builder().build();

    static Card of(String markdown) {
        return new Card(PARSER.parse(markdown));
    }

    /** The first heading. */
    Optional<String> title() {
        return first(Heading.class).map(Card::words);
    }

    /** The first paragraph. */
    String description() {
        return first(Paragraph.class).map(Card::words).orElse("");
    }

    private Optional<Node> first(Class<? extends Node> kind) {
        return children(document).stream().filter(kind::isInstance).findFirst();
    }

    /** What stands directly in a node, in order. */
    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** All words below a node, without any markup. */
    private static String words(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        }
        if (node instanceof Code code) {
            return code.getLiteral();
        }
        return node instanceof SoftLineBreak
                ? " "
                : children(node).stream().map(Card::words).collect(Collectors.joining());
    }
}
