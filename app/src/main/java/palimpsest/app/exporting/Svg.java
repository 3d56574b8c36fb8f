package palimpsest.app.exporting;

import java.util.Locale;
import java.util.stream.Collectors;

/** A picture as a document in SVG 1.1: shapes as shapes, and text as text, which can be searched and copied. */
final class Svg {
    /** Where the baseline lies below the middle of a line, in ems. */
    private static final double BASELINE = 0.36;

    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    /**
     * Writes a picture.
     *
     * @param scale how much larger it is shown than it was drawn
     */
    static String of(Picture picture, double scale, String title) {
        Svg svg = new Svg();
        svg.write(picture, scale, title);
        return svg.out.toString();
    }

    private void write(Picture picture, double scale, String title) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"'JetBrains Mono', 'DejaVu Sans Mono', Consolas, Menlo, monospace\""
                        + " xml:space=\"preserve\">%n",
                number(picture.width() * scale),
                number(picture.height() * scale),
                picture.width(),
                picture.height()));
        out.append("<title>").append(escaped(title)).append("</title>\n");
        shape(new Shape.Box(0, 0, picture.width(), picture.height(), picture.background()));
        picture.shapes().forEach(this::shape);
        out.append("</svg>\n");
    }

    private void shape(Shape shape) {
        if (shape instanceof Shape.Box box) {
            rectangle(box.x(), box.y(), box.width(), box.height());
            out.append(" fill=\"").append(box.fill().css()).append("\"/>\n");
        } else if (shape instanceof Shape.Frame frame) {
            double half = frame.line() / 2;
            rectangle(frame.x() + half, frame.y() + half, frame.width() - frame.line(), frame.height() - frame.line());
            out.append(" fill=\"none\" stroke=\"").append(frame.colour().css());
            out.append("\" stroke-width=\"").append(number(frame.line()));
            out.append(frame.dashed() ? "\" stroke-dasharray=\"3 2\"/>\n" : "\"/>\n");
        } else if (shape instanceof Shape.Polygon polygon) {
            String corners = polygon.corners().stream()
                    .map(corner -> number(corner.x()) + "," + number(corner.y()))
                    .collect(Collectors.joining(" "));
            out.append("<polygon points=\"").append(corners);
            out.append("\" fill=\"").append(polygon.fill().css()).append("\"/>\n");
        } else if (shape instanceof Shape.Dot dot) {
            out.append("<circle cx=\"")
                    .append(number(dot.x()))
                    .append("\" cy=\"")
                    .append(number(dot.y()));
            out.append("\" r=\"")
                    .append(number(dot.radius()))
                    .append("\" fill=\"")
                    .append(dot.fill().css());
            out.append("\"/>\n");
        } else if (shape instanceof Shape.Text text) {
            text(text);
        }
    }

    private void rectangle(double x, double y, double width, double height) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append('"');
    }

    private void text(Shape.Text text) {
        out.append("<text x=\"").append(number(text.x()));
        out.append("\" y=\"").append(number(text.y() + BASELINE * text.size()));
        out.append("\" font-size=\"").append(number(text.size()));
        out.append(text.anchor() == Shape.Anchor.MIDDLE ? "\" text-anchor=\"middle" : "");
        out.append(text.face() == Shape.Face.MONO_BOLD ? "\" font-weight=\"bold" : "");
        out.append("\" fill=\"").append(text.fill().css()).append("\">");
        out.append(escaped(text.text())).append("</text>\n");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** Text that XML 1.0 can hold: what it cannot becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /** Extensible Markup Language 1.0, section 2.2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
