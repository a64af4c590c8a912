package org.knime.filehandling.core.connections;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** The place of a file: a file system and a path in it. */
public final class FSLocation implements FSLocationSpec, Serializable {

    /** No place. */
    public static final FSLocation NULL = new FSLocation();

    private static final long serialVersionUID = 1L;

    private final String category;
    private final String specifier;
    private final String path;

    private FSLocation() {
        category = null;
        specifier = null;
        path = null;
    }

    public FSLocation(final FSCategory fsCategory, final String path) {
        this(fsCategory.toString(), null, path);
    }

    public FSLocation(final String fsCategory, final String path) {
        this(fsCategory, null, path);
    }

    public FSLocation(final FSCategory fsCategory, final String fsSpecifier, final String path) {
        this(fsCategory.toString(), fsSpecifier, path);
    }

    public FSLocation(final String fsCategory, final String fsSpecifier, final String path) {
        category = requireNonNull(fsCategory, "The category of a file system must not be null.");
        specifier = fsSpecifier;
        this.path = requireNonNull(path, "A path must not be null.");
    }

    private static String requireNonNull(final String text, final String message) {
        if (text == null) {
            throw new IllegalArgumentException(message);
        }
        return text;
    }

    public String getPath() {
        return path;
    }

    @Override
    public String getFileSystemCategory() {
        return category;
    }

    @Override
    public Optional<String> getFileSystemSpecifier() {
        return Optional.ofNullable(specifier);
    }

    /** The timeout of a URL does not count. */
    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || obj instanceof FSLocation other
                        && Objects.equals(category, other.category)
                        && (isUrl() || Objects.equals(specifier, other.specifier))
                        && Objects.equals(path, other.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(category, path);
    }

    private boolean isUrl() {
        return FSCategory.CUSTOM_URL.name().equals(category);
    }

    @Override
    public String toString() {
        if (this == NULL) {
            return "NULL";
        }
        return "(" + category + ", " + (specifier == null ? "" : specifier + ", ") + path + ")";
    }
}
