package org.knime.filehandling.core.connections;

import java.util.Optional;

/** The file system that a path belongs to. */
public interface FSLocationSpec {

    String getFileSystemCategory();

    default FSCategory getFSCategory() {
        return FSCategory.valueOf(getFileSystemCategory());
    }

    /** Tells file systems of one category apart: what a path is relative to, a mount point, the timeout of a URL. */
    Optional<String> getFileSystemSpecifier();

    @Override
    String toString();
}
