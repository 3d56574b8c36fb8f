package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
import palimpsest.app.words.Words;

/** The card of a lesson: its title, what to do, what to see, and why; what was done is ticked. */
final class CardPane extends VBox {
    private final ExamplesViewModel model;
    private final Card card;
    private final Map<Label, List<Checkpoint>> markers = new LinkedHashMap<>();

    CardPane(ExamplesViewModel model, Card card) {
        this.model = model;
        this.card = card;
        getStyleClass().add("lesson-card");
        getChildren().setAll(blocks(card.document()));
        tick();
    }

    /** Ticks what was done by now. */
    void tick() {
        markers.forEach((marker, checkpoints) -> {
            boolean done = checkpoints.stream().allMatch(model::done);
            if (done != marker.getStyleClass().contains("done")) {
                if (done) {
                    marker.getStyleClass().add("done");
                } else {
                    marker.getStyleClass().remove("done");
                }
            }
            marker.setAccessibleText(Words.of(done ? "examples.done" : "examples.to-do", marker.getText()));
        });
    }

    private List<Region> blocks(Node parent) {
        List<Region> blocks = new ArrayList<>();
        for (Node child : Card.children(parent)) {
            if (child instanceof OrderedList list) {
                int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
                for (Node item : Card.children(list)) {
                    blocks.add(item(number + ".", item));
                    number++;
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

    private Region item(String sign, Node item) {
        Label mark = new Label(sign);
        mark.setMinWidth(USE_PREF_SIZE);
        mark.getStyleClass().add("marker");
        List<Checkpoint> checkpoints = card.checkpointsIn(item);
        if (!checkpoints.isEmpty()) {
            mark.setText(sign.replace(".", ""));
            mark.getStyleClass().add("checkpoint");
            mark.setTooltip(new Tooltip(Words.of("examples.checkpoint.hint")));
            markers.put(mark, checkpoints);
        }
        VBox words = new VBox();
        words.getStyleClass().add("item-words");
        words.getChildren().setAll(blocks(item));
        HBox.setHgrow(words, Priority.ALWAYS);
        return styled(new HBox(mark, words), "item");
    }

    private Region flow(Node block, String style) {
        TextFlow flow = new TextFlow();
        inline(block, List.of(), flow);
        return styled(flow, style);
    }

    private void inline(Node parent, List<String> styles, TextFlow into) {
        for (Node child : Card.children(parent)) {
            Optional<Checkpoint> checkpoint = card.checkpoint(child);
            if (checkpoint.isPresent()) {
                if (checkpoint.get() instanceof Checkpoint.Exercise exercise) {
                    into.getChildren().add(predict(exercise));
                }
            } else if (child instanceof org.commonmark.node.Text words) {
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
                card.link(child)
                        .ifPresentOrElse(
                                target -> link(child, target, styles, into), () -> inline(child, styles, into));
            }
        }
    }

    private void link(Node node, CardLink target, List<String> styles, TextFlow into) {
        if (target instanceof CardLink.Web web) {
            inline(node, styles, into);
            into.getChildren().add(text(" (" + web.address() + ")", styles));
            return;
        }
        Hyperlink link = new Hyperlink(Card.words(node));
        link.setMnemonicParsing(false);
        link.getStyleClass().add("card-link");
        link.setOnAction(event -> follow(target));
        into.getChildren().add(link);
    }

    private void follow(CardLink target) {
        if (target instanceof CardLink.Bytes bytes) {
            model.intents.get().show(bytes.range());
        } else if (target instanceof CardLink.Doing doing) {
            model.intents.get().perform(doing.deed());
        } else if (target instanceof CardLink.Other other) {
            model.packProperty().get().lesson(other.lesson()).ifPresent(model.intents.get()::open);
        }
    }

    private Button predict(Checkpoint.Exercise exercise) {
        Button predict = new Button(Words.of("examples.predict"));
        predict.getStyleClass().add("predict");
        predict.setTooltip(new Tooltip(Words.of("examples.predict.hint")));
        predict.setOnAction(event -> model.prediction().ask(exercise));
        return predict;
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
