package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSPath;

/** The path of one place; closing it gives back what reaching it took. */
public interface FSPathProvider extends AutoCloseable {

    FSPath getPath();

    FSConnection getFSConnection();

    @Override
    void close() throws IOException;
}
