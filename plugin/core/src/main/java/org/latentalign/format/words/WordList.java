package org.latentalign.format.words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

/** The words that a reader is to keep, in the order of their list. */
public final class WordList {

    /** No list: every word is kept. */
    public static final WordList EVERY_WORD = new WordList(true, Set.of());

    private static final int PART = 1 << 16;

    private final boolean everyWord;
    private final Set<String> words;

    private WordList(final boolean everyWord, final Set<String> words) {
        this.everyWord = everyWord;
        this.words = words;
    }

    /**
     * @param words the words to keep; repeated ones count once
     * @return their list
     */
    public static WordList of(final Collection<String> words) {
        return new WordList(false, Collections.unmodifiableSet(new LinkedHashSet<>(words)));
    }

    /**
     * Reads a list from a text file: one word a line, blanks around it and empty lines ignored, UTF-8, possibly gzipped
     * or in a zip archive.
     *
     * @param file the file
     * @param progress told how far reading is
     * @return the words
     * @throws FormatException when the file is missing, is not UTF-8 text or has no words
     * @throws IOException when reading fails otherwise
     */
    public static WordList read(final Path file, final Progress progress) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final String name;
        try (ByteSource source = ByteSource.open(file, "")) {
            name = source.name();
            final byte[] part = new byte[PART];
            for (int read = source.read(part, 0, PART); read > 0; read = source.read(part, 0, PART)) {
                bytes.write(part, 0, read);
                progress.report(source.fraction(), () -> "Reading the word list");
            }
        }
        final Set<String> words = new LinkedHashSet<>();
        int lineNumber = 0;
        for (final String line : decode(name, bytes.toByteArray()).split("\r\n|\n|\r")) {
            lineNumber++;
            if (line.indexOf('\0') >= 0) {
                throw new FormatException(
                        "%s, line %d: this is no text; the word list is a text file with one word a line."
                                .formatted(name, lineNumber));
            }
            final String word = line.strip();
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            throw new FormatException("%s has no words: put one word on each line.".formatted(name));
        }
        return new WordList(false, Collections.unmodifiableSet(words));
    }

    private static String decode(final String name, final byte[] bytes) throws FormatException {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (final CharacterCodingException e) {
            throw new FormatException(
                    "%s is not UTF-8 text: save the word list in the encoding UTF-8.".formatted(name), e);
        }
    }

    /** @return whether there is no list, so that every word is kept */
    public boolean isEveryWord() {
        return everyWord;
    }

    /** @return the words of the list, unmodifiable; empty when every word is kept */
    public Set<String> words() {
        return words;
    }
}
