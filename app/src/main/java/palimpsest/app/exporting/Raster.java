package palimpsest.app.exporting;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A picture in pixels. It is drawn without the window's toolkit, so that any thread can draw, and none waits. */
final class Raster {
    private static final String FONTS = "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-";
    private static final float[] DASHES = {3, 2};
    private static final double BASELINE = 0.36;

    private final Font plain = font("Regular");
    private final Font bold = font("Bold");
    /** For characters that JetBrains Mono has no shape for. */
    private final Font fallback = new Font(Font.SANS_SERIF, Font.PLAIN, 1);

    private static Font font(String face) {
        try (InputStream stream = Objects.requireNonNull(Raster.class.getResourceAsStream(FONTS + face + ".ttf"))) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** Draws a picture, so many pixels for each of its own. */
    BufferedImage draw(Picture picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(colour(picture.background()));
        g.fillRect(0, 0, width, height);
        g.scale(scale, scale);
        picture.shapes().forEach(shape -> draw(g, shape));
        g.dispose();
        return image;
    }

    private void draw(Graphics2D g, Shape shape) {
        if (shape instanceof Shape.Box box) {
            g.setColor(colour(box.fill()));
            g.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        } else if (shape instanceof Shape.Frame frame) {
            g.setColor(colour(frame.colour()));
            float line = (float) frame.line();
            g.setStroke(
                    frame.dashed()
                            ? new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
                            : new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            g.draw(new Rectangle2D.Double(
                    frame.x() + line / 2, frame.y() + line / 2, frame.width() - line, frame.height() - line));
        } else if (shape instanceof Shape.Polygon polygon) {
            g.setColor(colour(polygon.fill()));
            g.fill(path(polygon));
        } else if (shape instanceof Shape.Dot dot) {
            g.setColor(colour(dot.fill()));
            g.fill(new Ellipse2D.Double(
                    dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius()));
        } else if (shape instanceof Shape.Text text) {
            text(g, text);
        }
    }

    private static Path2D path(Shape.Polygon polygon) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < polygon.corners().size(); i++) {
            Shape.Point corner = polygon.corners().get(i);
            if (i == 0) {
                path.moveTo(corner.x(), corner.y());
            } else {
                path.lineTo(corner.x(), corner.y());
            }
        }
        path.closePath();
        return path;
    }

    private void text(Graphics2D g, Shape.Text text) {
        Font face = text.face() == Shape.Face.MONO_BOLD ? bold : plain;
        Font font = (face.canDisplayUpTo(text.text()) < 0 ? face : fallback).deriveFont((float) text.size());
        g.setColor(colour(text.fill()));
        g.setFont(font);
        double wide = text.anchor() == Shape.Anchor.MIDDLE
                ? font.getStringBounds(text.text(), g.getFontRenderContext()).getWidth()
                : 0;
        g.drawString(text.text(), (float) (text.x() - wide / 2), (float) (text.y() + BASELINE * text.size()));
    }

    private static Color colour(Rgb colour) {
        return new Color(colour.number());
    }
}
