package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.nio.file.FileSystem;

/** A file system that knows its place among the kinds of places. Only its connection closes it. */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {

    private boolean open = true;

    public FSFileSystem(final FSLocationSpec fsLocationSpec, final String workingDir) {
        // nothing asks where it is
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    /** Does nothing: the connection is what has to be closed. */
    @Override
    public final void close() throws IOException {
        // see above
    }

    final synchronized void ensureClosed() throws IOException {
        if (open) {
            open = false;
            ensureClosedInternal();
        }
    }

    protected abstract void ensureClosedInternal() throws IOException;

    public T getPath(final FSLocation fsLocation) {
        return getPath(fsLocation.getPath());
    }

    @Override
    public abstract T getPath(String first, String... more);

    @Override
    public abstract FSFileSystemProvider<T, ?> provider();
}
