package org.latentalign.format.vectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes the file of TensorFlow's projector that says what vectors are called: a line for each, and before them, as the
 * projector wants it, a line with titles when there is more than one column, and none otherwise.
 */
public final class ProjectorLabels implements Closeable {

    private final DecimalOutput out;

    /**
     * @param titles of the columns, the names' first
     * @param stream is not closed with this
     * @throws IOException from the stream
     */
    public ProjectorLabels(final List<String> titles, final OutputStream stream) throws IOException {
        out = new DecimalOutput(stream);
        if (titles.size() > 1) {
            add(titles);
        }
    }

    /**
     * @param labels of a vector, one for each column; tabs and ends of lines within them become blanks
     * @throws IOException from the stream
     */
    public void add(final List<String> labels) throws IOException {
        for (int i = 0; i < labels.size(); i++) {
            if (i > 0) {
                out.write('\t');
            }
            out.write(oneLine(labels.get(i)));
        }
        out.write('\n');
    }

    private static String oneLine(final String label) {
        for (int i = 0; i < label.length(); i++) {
            if (Character.isISOControl(label.charAt(i))) {
                return label.replaceAll("\\p{Cc}", " ");
            }
        }
        return label;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
