package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import java.util.Objects;

/** A workflow on the local disk, perhaps unpacked from an archive. */
public final class LocalLocationInfo extends LocationInfo {

    private final Path m_sourceArchive;

    private LocalLocationInfo(final Path sourceArchive) {
        m_sourceArchive = sourceArchive;
    }

    /** @param archivePath the archive, or null */
    public static LocalLocationInfo getInstance(final Path archivePath) {
        return new LocalLocationInfo(archivePath);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof LocalLocationInfo that && Objects.equals(m_sourceArchive, that.m_sourceArchive);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(m_sourceArchive);
    }
}
