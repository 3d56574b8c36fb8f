package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** The card of the lesson that is open: its title, what to do, what to see, and why. */
public final class CardPane extends VBox {

    /** @param model tells which lesson is open */
    public CardPane(ExamplesViewModel model) {
        setId("lesson");
        getStyleClass().add("lesson-card");
        model.currentProperty()
                .addListener(
                        (property, before, now) -> show(now.map(Example::card).orElse("")));
        show("");
    }

    private void show(String markdown) {
        if (markdown.isEmpty()) {
            Label none = new Label("Choose a lesson under Examples, and its card will be here.");
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            getChildren().setAll(none);
        } else {
            getChildren().setAll(blocks(Card.of(markdown).document()));
        }
    }

    private static List<Region> blocks(Node parent) {
        List<Region> blocks = new ArrayList<>();
        for (Node child : Card.children(parent)) {
            if (child instanceof OrderedList list) {
                int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
                for (Node item : Card.children(list)) {
                    blocks.add(item(number++ + ".", item));
                }
            } else if (child instanceof BulletList list) {
                Card.children(list).forEach(item -> blocks.add(item("\u2022", item)));
            } else if (child instanceof Heading heading) {
                blocks.add(flow(heading, heading.getLevel() == 1 ? "title" : "section"));
            } else if (child instanceof FencedCodeBlock code) {
                Text text = text(code.getLiteral().stripTrailing(), List.of("code"));
                blocks.add(styled(new TextFlow(text), "code-block"));
            } else if (child instanceof Block) {
                blocks.add(flow(child, "paragraph"));
            }
        }
        return blocks;
    }

    private static Region item(String marker, Node item) {
        Label mark = new Label(marker);
        mark.getStyleClass().add("marker");
        mark.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox();
        words.getChildren().setAll(blocks(item));
        HBox.setHgrow(words, Priority.ALWAYS);
        return styled(new HBox(mark, words), "item");
    }

    private static Region flow(Node block, String style) {
        TextFlow flow = new TextFlow();
        inline(block, List.of(), flow);
        return styled(flow, style);
    }

    private static void inline(Node parent, List<String> styles, TextFlow into) {
        for (Node child : Card.children(parent)) {
            if (child instanceof org.commonmark.node.Text words) {
                into.getChildren().add(text(words.getLiteral(), styles));
            } else if (child instanceof Code code) {
                into.getChildren().add(text(code.getLiteral(), List.of("code")));
            } else if (child instanceof SoftLineBreak) {
                into.getChildren().add(text(" ", styles));
            } else if (child instanceof HardLineBreak) {
                into.getChildren().add(text("\n", styles));
            } else if (child instanceof Emphasis || child instanceof StrongEmphasis) {
                inline(child, List.of("strong"), into);
            } else {
                inline(child, styles, into);
            }
        }
    }

    private static Text text(String words, List<String> styles) {
        Text text = new Text(words);
        text.getStyleClass().add("words");
        text.getStyleClass().addAll(styles);
        return text;
    }

    private static <R extends Region> R styled(R region, String style) {
        region.getStyleClass().add(style);
        return region;
    }
}
