package org.knime.filehandling.core.connections;

import java.io.IOException;

/** Gives access to a file system. */
public interface FSConnection extends AutoCloseable {

    FSFileSystem<?> getFileSystem();

    @Override
    default void close() throws IOException {
        getFileSystem().ensureClosed();
    }
}
