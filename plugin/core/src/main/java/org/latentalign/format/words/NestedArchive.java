package org.latentalign.format.words;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.latentalign.format.SourceStream;

/** A zip archive that is read from its beginning, because it is inside of another: once for its list, once for a file. */
final class NestedArchive {

    /** Deeper archives are made to exhaust who unpacks them. */
    private static final int DEEPEST = 4;

    /** Opens the bytes of an archive or of a file in one. */
    @FunctionalInterface
    interface Content {
        /** @return the bytes from the first one on, to be closed by the caller */
        InputStream open() throws IOException;
    }

    /**
     * What is read at last.
     *
     * @param name of the file in quotation marks
     * @param content of the file
     */
    record Found(String name, Content content) {}

    private NestedArchive() {}

    /**
     * Goes down into archives as long as the file is one.
     *
     * @param name of a file, in quotation marks
     * @param content of the file
     * @param wanted name of a file in the innermost archive, or an empty text when there is only one to take
     * @return the file itself when it is no archive, or else the file in it
     * @throws IOException when an archive is damaged or has no clear file to take
     */
    static Found innermost(final String name, final Content content, final String wanted) throws IOException {
        Found found = new Found(name, content);
        for (int depth = 1; depth < DEEPEST && isArchive(found); depth++) {
            found = file(found, wanted);
        }
        return found;
    }

    private static boolean isArchive(final Found file) throws IOException {
        try (InputStream bytes = file.content().open()) {
            final byte[] magic = bytes.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    private static Found file(final Found archive, final String wanted) throws IOException {
        final List<String> names = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(archive.content().open())) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                }
            }
        } catch (final IllegalArgumentException e) { // a name that is no text
            throw SourceStream.damaged(archive.name(), e);
        }
        final String chosen = ArchiveChoice.choose(archive.name(), names, names.contains(wanted) ? wanted : "");
        return new Found(
                "'" + chosen.substring(chosen.lastIndexOf('/') + 1) + "'", () -> entry(archive.content(), chosen));
    }

    private static InputStream entry(final Content archive, final String name) throws IOException {
        final ZipInputStream entries = new ZipInputStream(archive.open());
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return entries;
            }
        }
        entries.close();
        throw new IOException("The file " + name + " is no longer in its archive.");
    }
}
