package org.knime.core.util;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A version: three numbers and perhaps a text. */
public final class Version implements Comparable<Version>, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::getMajor)
            .thenComparingInt(Version::getMinor)
            .thenComparingInt(Version::getRevision)
            .thenComparing(Version::getQualifier);

    private final int major;
    private final int minor;
    private final int revision;
    private final String qualifier;

    public Version(final int major, final int minor, final int revision) {
        this(major, minor, revision, "");
    }

    public Version(final int major, final int minor, final int revision, final String qualifier) {
        this.major = major;
        this.minor = minor;
        this.revision = revision;
        this.qualifier = qualifier;
    }

    public int getMajor() {
        return major;
    }

    public int getMinor() {
        return minor;
    }

    public int getRevision() {
        return revision;
    }

    public String getQualifier() {
        return qualifier;
    }

    @Override
    public int compareTo(final Version o) {
        return ORDER.compare(this, o);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof Version other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(major, minor, revision, qualifier);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + revision + (qualifier.isEmpty() ? "" : "." + qualifier);
    }
}
