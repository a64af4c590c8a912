package org.knime.core.data.image;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import org.knime.core.data.DataCell;

/** An image of some format; never changed once it is made. */
public interface ImageContent {

    /** @return its own size in pixels */
    Dimension getPreferredSize();

    /** @return a cell that holds it */
    DataCell toImageCell();

    /**
     * @param out gets the bytes of the image
     * @throws IOException if writing fails
     */
    void save(final OutputStream out) throws IOException;

    /** @return format and size in a few words */
    String getSummary();
}
