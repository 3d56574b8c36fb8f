package palimpsest.app.window;

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

    FocusKeeper(Scene scene) {
        this.scene = scene;
        scene.focusOwnerProperty().addListener((property, before, now) -> {
            if (before != null && before.isDisabled()) {
                await(before, now);
            }
        });
    }

    private void await(Node disabled, @Nullable Node heir) {
        disabled.disabledProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> property, Boolean before, Boolean now) {
                property.removeListener(this);
                if (disabled.getScene() == scene && scene.getFocusOwner() == heir) {
                    disabled.requestFocus();
                }
            }
        });
    }
}
