package org.knime.core.util;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A version: three numbers and perhaps a text. */
public final class Version implements Comparable<Version>, Serializable {

    /** 0.0.0 */
    public static final Version EMPTY_VERSION = new Version(0, 0, 0);

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

    /** Numbers that are left out are zero. */
    public Version(final String versionString) {
        final String[] parts = versionString.strip().split("\\.", 4);
        try {
            major = Integer.parseInt(parts[0]);
            minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            revision = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + versionString + "' is no version.", e);
        }
        qualifier = parts.length > 3 ? parts[3] : "";
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

    public boolean isSameOrNewer(final Version v) {
        return compareTo(v) >= 0;
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
