package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.Optional;

/** A file system that knows its place among the kinds of places. Only its connection closes it. */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {

    private final FSLocationSpec locationSpec;
    private final String workingDirectory;
    private boolean open = true;

    public FSFileSystem(final FSLocationSpec fsLocationSpec, final String workingDir) {
        locationSpec = fsLocationSpec;
        workingDirectory = workingDir;
    }

    public final FSLocationSpec getFSLocationSpec() {
        return locationSpec;
    }

    public final FSCategory getFileSystemCategory() {
        return locationSpec.getFSCategory();
    }

    public final Optional<String> getFileSystemSpecifier() {
        return locationSpec.getFileSystemSpecifier();
    }

    public T getWorkingDirectory() {
        return getPath(workingDirectory);
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
