package org.latentalign.format.gct;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * A gzipped file, unpacked into a temporary one because it is read here and there. It is named like the packed one in
 * messages, and deleted when this is closed.
 *
 * @param folder of the unpacked file alone
 * @param path the unpacked file
 */
public record TemporaryCopy(Path folder, Path path) implements Closeable {

    private static final int PIECE_BYTES = 1 << 20;

    /**
     * @param packed a gzipped file
     * @param parent folder in which a temporary folder is made
     * @param progress is told how much has been unpacked
     * @return the copy, to be closed by the caller
     * @throws FormatException when there is no room
     */
    public static TemporaryCopy unpack(final Path packed, final Path parent, final Progress progress)
            throws IOException {
        final Path folder = Files.createTempDirectory(parent, "latent-alignment-");
        final var copy = new TemporaryCopy(folder, folder.resolve(nameWithoutEnd(packed)));
        try (var source = SourceStream.open(packed);
                var target = Files.newOutputStream(copy.path)) {
            final var piece = new byte[PIECE_BYTES];
            for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
                write(target, piece, count, copy);
                progress.report(source.fraction(), () -> "Unpacking " + SourceStream.nameOf(packed));
            }
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static void write(final OutputStream target, final byte[] piece, final int count, final TemporaryCopy copy)
            throws IOException {
        try {
            target.write(piece, 0, count);
        } catch (IOException e) {
            throw new FormatException(
                    "The file could not be unpacked into the folder for temporary files, " + copy.folder.getParent()
                            + " (" + e.getMessage() + "); make room there.",
                    e);
        }
    }

    private static String nameWithoutEnd(final Path packed) {
        final String name = String.valueOf(packed.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(folder);
    }
}
