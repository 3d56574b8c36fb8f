package palimpsest.app.exporting;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an animated picture (GIF89a) that begins again at its end. Of each picture only what changed is written. */
final class Gif implements AutoCloseable {
    private static final String IMAGE = "javax_imageio_gif_image_1.0";
    private static final String STREAM = "javax_imageio_gif_stream_1.0";

    private final ImageWriter writer;
    private final ImageOutputStream out;
    private BufferedImage before = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private boolean begun;

    Gif(OutputStream stream) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
        writer = writers.next();
        out = new MemoryCacheImageOutputStream(stream);
        writer.setOutput(out);
    }

    /**
     * Adds a picture; all have the same size.
     *
     * @param hundredths how long it is shown, in hundredths of a second
     */
    void add(BufferedImage picture, int hundredths) throws IOException {
        Rectangle changed = begun ? changed(picture) : new Rectangle(picture.getWidth(), picture.getHeight());
        BufferedImage part = Palette.reduce(picture.getSubimage(changed.x, changed.y, changed.width, changed.height));
        if (!begun) {
            writer.prepareWriteSequence(streamMetadata(picture));
        }
        writer.writeToSequence(new IIOImage(part, null, metadata(part, changed, hundredths)), null);
        begun = true;
        before = picture;
    }

    /** Ends the file. The stream stays open. */
    void end() throws IOException {
        writer.endWriteSequence();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writer.dispose();
        out.close();
    }

    /** The smallest rectangle that has all that differs from the picture before; never empty. */
    private Rectangle changed(BufferedImage now) {
        int width = now.getWidth();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        int[] here = new int[width];
        int[] there = new int[width];
        for (int y = 0; y < now.getHeight(); y++) {
            now.getRGB(0, y, width, 1, here, 0, width);
            before.getRGB(0, y, width, 1, there, 0, width);
            for (int x = 0; x < width; x++) {
                if (here[x] != there[x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        return top < 0 ? new Rectangle(0, 0, 1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private IIOMetadata streamMetadata(BufferedImage picture) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(STREAM);
        IIOMetadataNode screen = child(root, "LogicalScreenDescriptor");
        screen.setAttribute("logicalScreenWidth", Integer.toString(picture.getWidth()));
        screen.setAttribute("logicalScreenHeight", Integer.toString(picture.getHeight()));
        metadata.setFromTree(STREAM, root);
        return metadata;
    }

    private IIOMetadata metadata(BufferedImage part, Rectangle at, int hundredths) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(IMAGE);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(at.x));
        place.setAttribute("imageTopPosition", Integer.toString(at.y));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        if (!begun) {
            IIOMetadataNode forever = new IIOMetadataNode("ApplicationExtension");
            forever.setAttribute("applicationID", "NETSCAPE");
            forever.setAttribute("authenticationCode", "2.0");
            forever.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(forever);
        }
        metadata.setFromTree(IMAGE, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode fresh = new IIOMetadataNode(name);
        root.appendChild(fresh);
        return fresh;
    }
}
