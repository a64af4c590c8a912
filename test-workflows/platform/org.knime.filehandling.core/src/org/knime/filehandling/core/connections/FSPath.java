package org.knime.filehandling.core.connections;

import java.nio.file.Path;

/** A path that knows its file system's place. */
public abstract class FSPath implements Path {

    @Override
    public abstract FSFileSystem<? extends FSPath> getFileSystem();
}
