package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** The bytes of a PNG file. */
public class PNGImageContent implements ImageContent {

    /** The type of cells that hold one. */
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private static final int KILOBYTE = 1024;

    private final byte[] bytes;

    /**
     * @param imageBytes kept, not copied
     * @throws IllegalArgumentException if they are no image
     */
    public PNGImageContent(final byte[] imageBytes) {
        bytes = imageBytes;
        read();
    }

    /**
     * @param is read to its end and left open
     * @throws IOException if reading fails
     */
    public PNGImageContent(final InputStream is) throws IOException {
        this(is.readAllBytes());
    }

    private BufferedImage read() {
        try {
            final BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new IllegalArgumentException("The bytes are no image.");
            }
            return image;
        } catch (IOException e) {
            throw new IllegalArgumentException("The image cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return a copy */
    public byte[] getByteArray() {
        return bytes.clone();
    }

    @Override
    public Dimension getPreferredSize() {
        final BufferedImage image = read();
        return new Dimension(image.getWidth(), image.getHeight());
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public void save(final OutputStream output) throws IOException {
        output.write(bytes);
    }

    @Override
    public String getSummary() {
        final Dimension size = getPreferredSize();
        return "PNG Image " + size.width + " x " + size.height + " with "
                + (bytes.length < 1000 ? bytes.length + " B" : bytes.length / KILOBYTE + " KB");
    }

    @Override
    public boolean equals(final Object o) {
        return o != null && o.getClass() == getClass() && Arrays.equals(bytes, ((PNGImageContent) o).bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
