package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * The text beside a lesson, as CommonMark makes of it.
 *
 * @param title the first heading
 * @param description the first paragraph
 * @param checkpoints what the student does that the window recognises, by the pieces of the text that ask for it
 * @param links where the links lead that act
 */
record Card(
        String title, String description, Node document, Map<Node, Checkpoint> checkpoints, Map<Node, CardLink> links) {
    private static final String CHECK = "check:";
    private static final String PREDICT = "predict:";

    /**
     * Reads a card; what its author will want to mend is added to the faults.
     *
     * @param document of the file without its front matter
     */
    static Card of(String file, Node document, List<PackFault> faults) {
        Map<Node, Checkpoint> checkpoints = new LinkedHashMap<>();
        Map<Node, CardLink> links = new LinkedHashMap<>();
        for (Node node : everything(document)) {
            try {
                if (node instanceof Code code && code.getLiteral().startsWith(CHECK)) {
                    String text = code.getLiteral().substring(CHECK.length()).strip();
                    checkpoints.put(node, new Checkpoint.Check(text, new ConditionReader().read(text)));
                } else if (node instanceof Code code && code.getLiteral().startsWith(PREDICT)) {
                    checkpoints.put(
                            node,
                            ExerciseReader.read(code.getLiteral()
                                    .substring(PREDICT.length())
                                    .strip()));
                } else if (node instanceof Link link) {
                    links.put(node, CardLink.read(link.getDestination()));
                }
            } catch (Wrong wrong) {
                faults.add(new PackFault(file, line(node), wrong.words()));
            }
        }
        String title = first(document, Heading.class).orElse("");
        return new Card(title, first(document, Paragraph.class).orElse(""), document, checkpoints, links);
    }

    /** The line of a node, from 1. */
    static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? node.getParent() == null ? 0 : line(node.getParent())
                : node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    /** The checkpoint of a piece of the text. */
    Optional<Checkpoint> checkpoint(Node node) {
        return Optional.ofNullable(checkpoints.get(node));
    }

    /** Where a link leads, if it does something. */
    Optional<CardLink> link(Node node) {
        return Optional.ofNullable(links.get(node));
    }

    /** The checkpoints in an item of a list, not in lists inside it. */
    List<Checkpoint> checkpointsIn(Node item) {
        return children(item).stream()
                .filter(Paragraph.class::isInstance)
                .flatMap(paragraph -> everything(paragraph).stream())
                .flatMap(node -> checkpoint(node).stream())
                .toList();
    }

    /** What stands directly in a node, in order. */
    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** All nodes below one, in the order of the text. */
    static List<Node> everything(Node top) {
        List<Node> all = new ArrayList<>();
        Node node = top;
        while (node != null) {
            if (node != top) {
                all.add(node);
            }
            node = after(node, top);
        }
        return all;
    }

    private static @org.jspecify.annotations.Nullable Node after(Node node, Node top) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != top && up.getNext() == null) {
            up = up.getParent();
        }
        return up == top ? null : up.getNext();
    }

    private static Optional<String> first(Node document, Class<? extends Node> kind) {
        return children(document).stream().filter(kind::isInstance).findFirst().map(Card::words);
    }

    /** All words below a node, without any markup. */
    static String words(Node node) {
        return everything(node).stream().map(Card::literal).collect(Collectors.joining());
    }

    private static String literal(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        }
        if (node instanceof Code code) {
            return code.getLiteral();
        }
        return node instanceof SoftLineBreak ? " " : "";
    }
}
