package org.knime.filehandling.core.connections;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What is done with files, with access that is denied told from files that are not there. */
public final class FSFiles {

    private FSFiles() {}

    public static boolean exists(final Path path, final LinkOption... options) throws AccessDeniedException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, options);
            return true;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean isDirectory(final Path path, final LinkOption... options) throws AccessDeniedException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, options)
                    .isDirectory();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    public static InputStream newInputStream(final Path path, final OpenOption... options) throws IOException {
        try {
            return Files.newInputStream(path, options);
        } catch (NoSuchFileException e) {
            if (path.toString().isBlank()) {
                throw new NoSuchFileException("The path is empty.");
            }
            throw e;
        }
    }

    /** All file systems here are of this computer, so nothing is ever copied. */
    public static LocalFileHandle toLocalFile(final FSPath source) throws IOException {
        final var path = source instanceof RootedPath rooted ? rooted.onDisk() : Path.of(source.toString());
        return new LocalFileHandle(path.toAbsolutePath().normalize().toString(), () -> {});
    }

    /** A file of this computer, and how to give it back. */
    public record LocalFileHandle(String path, Closeable closer) implements Closeable {

        @Override
        public void close() throws IOException {
            closer.close();
        }
    }
}
