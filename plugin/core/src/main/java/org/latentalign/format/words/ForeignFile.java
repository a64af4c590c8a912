package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.latentalign.format.FormatException;

/**
 * Files that users take for word vectors, known by their first bytes, each with advice.
 *
 * @param offset where the bytes are
 * @param bytes the bytes, one a character
 * @param sentence what the file is and what to do, after the file's name
 */
record ForeignFile(int offset, String bytes, String sentence) {

    private static final List<ForeignFile> KNOWN = List.of(
            new ForeignFile(
                    0,
                    "\u00BA\u0016\u004F\u002F",
                    "is a fastText model with word pieces, not a list of vectors: use the .vec file that comes with"
                            + " it."),
            new ForeignFile(
                    0,
                    "\u0080\u0002",
                    "is a Python pickle, perhaps a saved gensim model: save its vectors with save_word2vec_format."),
            new ForeignFile(
                    0,
                    "\u0080\u0003",
                    "is a Python pickle, perhaps a saved gensim model: save its vectors with save_word2vec_format."),
            new ForeignFile(
                    0,
                    "\u0080\u0004",
                    "is a Python pickle, perhaps a saved gensim model: save its vectors with save_word2vec_format."),
            new ForeignFile(
                    0,
                    "\u0093NUMPY",
                    "is a NumPy array without words: export words and vectors together as word2vec text."),
            new ForeignFile(0, "\u0089HDF", "is an HDF5 file: export its words and vectors as word2vec text."),
            new ForeignFile(0, "BZh", "is compressed with bzip2: unpack it first, or compress it with gzip."),
            new ForeignFile(0, "\u00FD7zXZ", "is compressed with xz: unpack it first, or compress it with gzip."),
            new ForeignFile(0, "7z\u00BC\u00AF", "is a 7-Zip archive: unpack it first, or use a zip archive."),
            new ForeignFile(257, "ustar", "is a tar archive: unpack it first and choose the file with the vectors."),
            new ForeignFile(0, "<!DOCTYPE", "is a web page, not a data file: download the file itself."),
            new ForeignFile(0, "<!doctype", "is a web page, not a data file: download the file itself."),
            new ForeignFile(0, "<html", "is a web page, not a data file: download the file itself."),
            new ForeignFile(
                    0, "version https://git-lfs", "is only a Git LFS pointer: download the file that it stands for."),
            new ForeignFile(0, "\u00FF\u00FE", "is UTF-16 text: save it in the encoding UTF-8."),
            new ForeignFile(0, "\u00FE\u00FF", "is UTF-16 text: save it in the encoding UTF-8."));

    /** @throws FormatException when the file starts as one of the known foreign kinds */
    static void refuse(final String name, final byte[] start) throws FormatException {
        for (final ForeignFile kind : KNOWN) {
            if (kind.matches(start)) {
                throw new FormatException("%s %s".formatted(name, kind.sentence()));
            }
        }
    }

    private boolean matches(final byte[] start) {
        final int end = offset + bytes.length();
        return start.length >= end
                && new String(start, offset, bytes.length(), StandardCharsets.ISO_8859_1).equals(bytes);
    }
}
