package org.latentalign.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of files that users take for text or for word vectors, known by their first bytes. */
public enum ForeignFile {
    /** fastText's model, which builds vectors from pieces of words. */
    FASTTEXT("is a fastText model with word pieces, not a list of vectors", "use the .vec file that comes with it"),

    /** What Python's pickle, and so gensim, writes. */
    PICKLE("is a Python pickle, perhaps a saved gensim model", "save its vectors with save_word2vec_format"),

    /** What torch.save wrote before it wrote zip archives. */
    PYTORCH("is a PyTorch file", "write its words and vectors as word2vec text from Python"),

    /** An array of NumPy. */
    NUMPY("is a NumPy array without words", "export words and vectors together as word2vec text"),

    /** An HDF5 file. */
    HDF5("is an HDF5 file", "export its words and vectors as word2vec text"),

    /** SQLite, and so Magnitude. */
    SQLITE(
            "is an SQLite database, perhaps a Magnitude file",
            "export its words and vectors as word2vec text, or read it with KNIME's database nodes"),

    /** What Hugging Face's tools write. */
    SAFETENSORS(
            "is a safetensors file, which has numbers and no words",
            "write its vectors with their words as word2vec text from Python"),

    /** A Parquet file. */
    PARQUET("is a Parquet file", "read it with KNIME's Parquet Reader"),

    /** An Arrow or Feather file. */
    ARROW("is an Arrow or Feather file", "write it as Parquet or CSV, which KNIME reads"),

    /** JSON. */
    JSON("is JSON", "read it with KNIME's JSON Reader, or write one line a word: the word, then its numbers"),

    /** R's own format. */
    R_DATA("is a file of R", "write its data as text from R"),

    /** MATLAB's own format. */
    MATLAB("is a MATLAB file", "write its data as text from MATLAB"),

    /** bzip2. */
    BZIP2("is compressed with bzip2", "unpack it first, or compress it with gzip"),

    /** xz. */
    XZ("is compressed with xz", "unpack it first, or compress it with gzip"),

    /** Zstandard. */
    ZSTD("is compressed with zstd", "unpack it first, or compress it with gzip"),

    /** LZ4. */
    LZ4("is compressed with lz4", "unpack it first, or compress it with gzip"),

    /** The old Unix compress. */
    UNIX_COMPRESS("is compressed with Unix's compress", "unpack it first, or compress it with gzip"),

    /** gzip, where one gzip is unpacked already. */
    GZIP("is compressed with gzip twice", "unpack it once"),

    /** zip, where one zip or gzip is unpacked already. */
    ZIP("is a zip archive in another archive", "unpack the outer one first and choose the inner one"),

    /** 7-Zip. */
    SEVEN_ZIP("is a 7-Zip archive", "unpack it first, or use a zip archive"),

    /** RAR. */
    RAR("is a RAR archive", "unpack it first, or use a zip archive"),

    /** tar. */
    TAR("is a tar archive", "unpack it first and choose the file with the vectors"),

    /** Word and Excel until 2003. */
    OLD_OFFICE("is a spreadsheet or document of an old Microsoft Office", "save it as text"),

    /** PDF. */
    PDF("is a PDF document", "choose a text file"),

    /** A web page in place of a download. */
    WEB_PAGE("is a web page, not a data file", "download the file itself"),

    /** A pointer in place of a file. */
    GIT_LFS("is only a Git LFS pointer", "download the file that it stands for"),

    /** UTF-16. */
    UTF_16("is UTF-16 text", "save it in the encoding UTF-8");

    /** First bytes, one a character, at an offset. */
    private record Signature(int offset, String bytes, ForeignFile kind) {
        boolean matches(final byte[] start) {
            final int end = offset + bytes.length();
            return start.length >= end
                    && new String(start, offset, bytes.length(), StandardCharsets.ISO_8859_1).equals(bytes);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(0, "\u00BA\u0016\u004F\u002F", FASTTEXT),
            new Signature(0, "\u0080\u0002\u008A\nl\u00FC\u009CF\u00F9 j\u00A8P\u0019", PYTORCH),
            new Signature(0, "\u0080\u0002", PICKLE),
            new Signature(0, "\u0080\u0003", PICKLE),
            new Signature(0, "\u0080\u0004", PICKLE),
            new Signature(0, "\u0080\u0005", PICKLE),
            new Signature(0, "\u0093NUMPY", NUMPY),
            new Signature(0, "\u0089HDF", HDF5),
            new Signature(0, "SQLite format 3\0", SQLITE),
            new Signature(0, "PAR1", PARQUET),
            new Signature(0, "ARROW1", ARROW),
            new Signature(0, "FEA1", ARROW),
            new Signature(0, "RDX2\n", R_DATA),
            new Signature(0, "RDX3\n", R_DATA),
            new Signature(0, "X\n\0\0\0", R_DATA),
            new Signature(0, "MATLAB 5.0 MAT-file", MATLAB),
            new Signature(0, "BZh", BZIP2),
            new Signature(0, "\u00FD7zXZ", XZ),
            new Signature(0, "\u0028\u00B5\u002F\u00FD", ZSTD),
            new Signature(0, "\u0004\"M\u0018", LZ4),
            new Signature(0, "\u0002!L\u0018", LZ4),
            new Signature(0, "\u001F\u009D", UNIX_COMPRESS),
            new Signature(0, "\u001F\u008B", GZIP),
            new Signature(0, "PK\u0003\u0004", ZIP),
            new Signature(0, "PK\u0005\u0006", ZIP),
            new Signature(0, "7z\u00BC\u00AF", SEVEN_ZIP),
            new Signature(0, "Rar!\u001A\u0007", RAR),
            new Signature(257, "ustar", TAR),
            new Signature(0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", OLD_OFFICE),
            new Signature(0, "%PDF-", PDF),
            new Signature(0, "version https://git-lfs", GIT_LFS),
            new Signature(0, "\u00FF\u00FE", UTF_16),
            new Signature(0, "\u00FE\u00FF", UTF_16));

    private static final int LONGEST_START = 512;

    private static final Pattern MARKUP = Pattern.compile("(?s)\\s*<(!doctype html|html|\\?xml).*");

    private static final Pattern JSON_TEXT = Pattern.compile("(?s)\\s*(\\{\\s*\"|\\[\\s*[{\"]|\\[\\[[-\\d]).*");

    /** Pickles of the protocols 0 and 1 of a list, a dictionary, or an object of a Python module. */
    private static final Pattern OLD_PICKLE =
            Pattern.compile("(?s)(\\([dlti](p\\d|\\w+\\.|\n)|c\\w[\\w.]*\n\\w+\n(p\\d+\n|\\(|q[\0-\37])|[}\\]]q\0).*");

    private static final Pattern SAFETENSORS_HEADER = Pattern.compile("(?s).{4}\0{4}\\{\\s*\".*");

    private final String what;

    private final String advice;

    ForeignFile(final String what, final String advice) {
        this.what = what;
        this.advice = advice;
    }

    /**
     * @param start the first bytes of an unpacked file, 512 if it has as many
     * @return which of these kinds it is, if it is one
     */
    public static Optional<ForeignFile> of(final byte[] start) {
        for (final Signature signature : SIGNATURES) {
            if (signature.matches(start)) {
                return Optional.of(signature.kind());
            }
        }
        if (isUtf16WithoutMark(start)) {
            return Optional.of(UTF_16);
        }
        final String text = new String(start, 0, Math.min(LONGEST_START, start.length), StandardCharsets.ISO_8859_1);
        final String visible = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        if (MARKUP.matcher(visible.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of(WEB_PAGE);
        }
        if (SAFETENSORS_HEADER.matcher(text).matches()) {
            return Optional.of(SAFETENSORS);
        }
        if (OLD_PICKLE.matcher(text).matches()) {
            return Optional.of(PICKLE);
        }
        return JSON_TEXT.matcher(visible).matches() ? Optional.of(JSON) : Optional.empty();
    }

    /** Text without the mark at its beginning: every second byte of Western letters is zero. */
    private static boolean isUtf16WithoutMark(final byte[] start) {
        final int length = Math.min(LONGEST_START, start.length) & ~1;
        if (length < 4 || start[0] == 0 == (start[1] == 0)) {
            return false;
        }
        final int zeroAt = start[0] == 0 ? 0 : 1;
        int zeros = 0;
        for (int i = 0; i < length; i += 2) {
            if (start[i + 1 - zeroAt] == 0) {
                return false;
            }
            zeros += start[i + zeroAt] == 0 ? 1 : 0;
        }
        return 4 * zeros > length;
    }

    /** @return what such a file is, as a sentence goes on behind its name */
    public String what() {
        return what;
    }

    /**
     * Refuses what is no file of word vectors.
     *
     * @param name of the file, in quotation marks
     * @param start its first bytes, 512 if it has as many
     * @throws FormatException when it is of a foreign kind, with advice how to make word vectors of it
     */
    public static void refuse(final String name, final byte[] start) throws FormatException {
        final Optional<ForeignFile> kind = of(start);
        if (kind.isPresent()) {
            throw new FormatException(kind.get().sentence(name));
        }
    }

    /**
     * Refuses what is no text.
     *
     * @param name of the file, in quotation marks
     * @param start its first bytes, 512 if it has as many
     * @throws FormatException when it is of a foreign kind
     */
    public static void refuseForText(final String name, final byte[] start) throws FormatException {
        final Optional<ForeignFile> kind = of(start);
        if (kind.isPresent()) {
            throw new FormatException(
                    switch (kind.get()) {
                        case ZIP ->
                            name
                                    + " is a zip archive or a spreadsheet: unpack it, or save it as text separated by tabs.";
                        case BZIP2,
                                XZ,
                                ZSTD,
                                LZ4,
                                UNIX_COMPRESS,
                                GZIP,
                                SEVEN_ZIP,
                                RAR,
                                WEB_PAGE,
                                GIT_LFS,
                                UTF_16,
                                PARQUET,
                                ARROW -> kind.get().sentence(name);
                        case TAR -> name + " is a tar archive: unpack it first and choose the text file.";
                        case FASTTEXT -> name + " is a fastText model, not a text: choose another file.";
                        case PICKLE, PYTORCH, NUMPY, HDF5, SQLITE, SAFETENSORS, JSON, R_DATA, MATLAB, OLD_OFFICE, PDF ->
                            name + " " + kind.get().what + ", not a text: save its content as text.";
                    });
        }
    }

    /** What it is and what to do. */
    private String sentence(final String name) {
        return name + " " + what + ": " + advice + ".";
    }
}
