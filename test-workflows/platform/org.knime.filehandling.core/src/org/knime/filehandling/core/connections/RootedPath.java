package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent.Kind;
import java.nio.file.WatchEvent.Modifier;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;

/** A path of this computer that belongs to a {@link RootedFileSystem}. */
final class RootedPath extends FSPath {

    private final RootedFileSystem fileSystem;
    private final Path path;

    RootedPath(final RootedFileSystem fileSystem, final Path path) {
        this.fileSystem = fileSystem;
        this.path = path;
    }

    /** The path of this computer that is meant, resolved against the folder. */
    Path onDisk() {
        return fileSystem.folder().resolve(path);
    }

    static Path local(final Path path) {
        return path instanceof RootedPath rooted ? rooted.path : path;
    }

    private RootedPath wrap(final Path other) {
        return other == null ? null : new RootedPath(fileSystem, other);
    }

    @Override
    public RootedFileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return wrap(path.getRoot());
    }

    @Override
    public Path getFileName() {
        return wrap(path.getFileName());
    }

    @Override
    public Path getParent() {
        return wrap(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(final int index) {
        return wrap(path.getName(index));
    }

    @Override
    public Path subpath(final int beginIndex, final int endIndex) {
        return wrap(path.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(final Path other) {
        return path.startsWith(local(other));
    }

    @Override
    public boolean endsWith(final Path other) {
        return path.endsWith(local(other));
    }

    @Override
    public Path normalize() {
        return wrap(path.normalize());
    }

    @Override
    public Path resolve(final Path other) {
        return wrap(path.resolve(local(other)));
    }

    @Override
    public Path relativize(final Path other) {
        return wrap(path.relativize(local(other)));
    }

    @Override
    public URI toUri() {
        return onDisk().toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return wrap(onDisk().toAbsolutePath());
    }

    @Override
    public Path toRealPath(final LinkOption... options) throws IOException {
        return wrap(onDisk().toRealPath(options));
    }

    @Override
    public WatchKey register(final WatchService watcher, final Kind<?>[] events, final Modifier... modifiers)
            throws IOException {
        return onDisk().register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(final Path other) {
        return path.compareTo(local(other));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof RootedPath other && fileSystem.equals(other.fileSystem) && path.equals(other.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileSystem, path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
