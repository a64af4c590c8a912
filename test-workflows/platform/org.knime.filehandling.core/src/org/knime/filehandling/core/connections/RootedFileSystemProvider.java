package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryStream.Filter;
import java.nio.file.FileStore;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Hands everything to the provider of this computer's files. */
final class RootedFileSystemProvider extends FSFileSystemProvider<RootedPath, RootedFileSystem> {

    private final RootedFileSystem fileSystem;

    RootedFileSystemProvider(final RootedFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    private FileSystemProvider local() {
        return fileSystem.folder().getFileSystem().provider();
    }

    private Path onDisk(final Path path) throws IOException {
        return fileSystem.open(path);
    }

    @Override
    public String getScheme() {
        return "knime-stand-in";
    }

    @Override
    public RootedFileSystem newFileSystem(final URI uri, final Map<String, ?> env) {
        throw new UnsupportedOperationException("File systems are made by their connections.");
    }

    @Override
    public RootedFileSystem getFileSystem(final URI uri) {
        return fileSystem;
    }

    @Override
    public RootedPath getPath(final URI uri) {
        return new RootedPath(fileSystem, Path.of(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            final Path path, final Set<? extends OpenOption> options, final FileAttribute<?>... attrs)
            throws IOException {
        return local().newByteChannel(onDisk(path), options, attrs);
    }

    @Override
    public FileChannel newFileChannel(
            final Path path, final Set<? extends OpenOption> options, final FileAttribute<?>... attrs)
            throws IOException {
        return local().newFileChannel(onDisk(path), options, attrs);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(final Path dir, final Filter<? super Path> filter)
            throws IOException {
        final var stream =
                local().newDirectoryStream(onDisk(dir), path -> filter.accept(new RootedPath(fileSystem, path)));
        return new DirectoryStream<>() {

            @Override
            public Iterator<Path> iterator() {
                final var paths = stream.iterator();
                return new Iterator<>() {

                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return new RootedPath(fileSystem, paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(final Path dir, final FileAttribute<?>... attrs) throws IOException {
        local().createDirectory(onDisk(dir), attrs);
    }

    @Override
    public void delete(final Path path) throws IOException {
        local().delete(onDisk(path));
    }

    @Override
    public void copy(final Path source, final Path target, final CopyOption... options) throws IOException {
        local().copy(onDisk(source), onDisk(target), options);
    }

    @Override
    public void move(final Path source, final Path target, final CopyOption... options) throws IOException {
        local().move(onDisk(source), onDisk(target), options);
    }

    @Override
    public boolean isSameFile(final Path path, final Path path2) throws IOException {
        return local().isSameFile(onDisk(path), onDisk(path2));
    }

    @Override
    public boolean isHidden(final Path path) throws IOException {
        return local().isHidden(onDisk(path));
    }

    @Override
    public FileStore getFileStore(final Path path) throws IOException {
        return local().getFileStore(onDisk(path));
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        local().checkAccess(onDisk(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            final Path path, final Class<V> type, final LinkOption... options) {
        return local().getFileAttributeView(path instanceof RootedPath rooted ? rooted.onDisk() : path, type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            final Path path, final Class<A> type, final LinkOption... options) throws IOException {
        return local().readAttributes(onDisk(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String attributes, final LinkOption... options)
            throws IOException {
        return local().readAttributes(onDisk(path), attributes, options);
    }

    @Override
    public void setAttribute(final Path path, final String attribute, final Object value, final LinkOption... options)
            throws IOException {
        local().setAttribute(onDisk(path), attribute, value, options);
    }
}
