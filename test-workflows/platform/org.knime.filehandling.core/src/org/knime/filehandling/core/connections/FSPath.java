package org.knime.filehandling.core.connections;

import java.nio.file.Path;

/** A path that knows its file system's place. */
public abstract class FSPath implements Path {

    @Override
    public abstract FSFileSystem<? extends FSPath> getFileSystem();

    @SuppressWarnings("resource") // the path does not own its file system
    public FSLocation toFSLocation() {
        final var fileSystem = getFileSystem();
        return new FSLocation(
                fileSystem.getFileSystemCategory(),
                fileSystem.getFileSystemSpecifier().orElse(null),
                toString());
    }
}
