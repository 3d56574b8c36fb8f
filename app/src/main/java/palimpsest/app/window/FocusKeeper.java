package palimpsest.app.window;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Gives the focus back to a control that lost it because it was disabled for a while. Without it, calling an export by
 * the keyboard twice would press whatever stands next to the button.
 */
final class FocusKeeper {
    private final Scene scene;
    private Optional<Node> disabled = Optional.empty();
    /** Where the focus went by itself; whoever moves it on from there wants it elsewhere. */
    private Optional<Node> heir = Optional.empty();

    FocusKeeper(Scene scene) {
        this.scene = scene;
        scene.focusOwnerProperty().addListener((property, before, now) -> moved(before, now));
    }

    private void moved(@Nullable Node before, @Nullable Node now) {
        if (before != null && before.isDisabled()) {
            disabled = Optional.of(before);
            heir = Optional.ofNullable(now);
            before.disabledProperty().addListener(new Return(before));
        } else if (before == null && disabled.isPresent() && heir.isEmpty()) {
            heir = Optional.ofNullable(now);
        } else {
            disabled = Optional.empty();
        }
    }

    private final class Return implements ChangeListener<Boolean> {
        private final Node node;

        Return(Node node) {
            this.node = node;
        }

        @Override
        public void changed(ObservableValue<? extends Boolean> property, Boolean before, Boolean now) {
            property.removeListener(this);
            boolean untouched = disabled.filter(lost -> lost == node).isPresent()
                    && Optional.ofNullable(scene.getFocusOwner()).equals(heir);
            if (untouched) {
                node.requestFocus();
            }
        }
    }
}
