package palimpsest.app.timeline;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The fonts of a timeline.
 *
 * @param names for the lanes' names
 * @param code for functions and step numbers; all its characters have one width
 * @param advance that width
 */
record Fonts(Font names, Font code, double advance) {
    private static final double SMALLER = 0.86;

    static Fonts of(double em) {
        Font code = Font.font("JetBrains Mono", em * SMALLER);
        Text letters = new Text("0000000000");
        letters.setFont(code);
        return new Fonts(
                Font.font("Inter", em * SMALLER),
                code,
                Math.max(1, letters.getLayoutBounds().getWidth() / 10));
    }

    double width(String text) {
        return text.length() * advance;
    }
}
