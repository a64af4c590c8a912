package org.latentalign.format.words;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;

/**
 * What to read from a file of word vectors.
 *
 * @param formats the formats that the file may have; the content decides between them
 * @param archiveEntry name of the file inside a zip archive, or an empty text when there is only one to take
 * @param vocabularyLimit only this many words from the start of the file, at least 1
 * @param letterCase what happens to upper-case letters
 * @param wordList the words to read; compared without regard to case when words are lower-cased
 * @param malformed what happens to lines that cannot be read
 * @param encoding of the words
 * @param names the words, when a second file has them
 */
public record WordVectorOptions(
        Set<WordVectorFormat> formats,
        String archiveEntry,
        long vocabularyLimit,
        LetterCase letterCase,
        WordList wordList,
        MalformedEntries malformed,
        TextEncoding encoding,
        WordNames names) {

    /** Every word of a file of any format, as it is; the first malformed line stops reading. */
    public static final WordVectorOptions DEFAULT = new WordVectorOptions(
            EnumSet.allOf(WordVectorFormat.class),
            "",
            Long.MAX_VALUE,
            LetterCase.AS_IN_FILE,
            WordList.EVERY_WORD,
            MalformedEntries.STOP,
            TextEncoding.UTF_8,
            WordNames.IN_FILE);

    /** Checks the values and copies the set. */
    public WordVectorOptions {
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("No format is allowed for the file: allow at least one.");
        }
        if (vocabularyLimit < 1) {
            throw new IllegalArgumentException(
                    "The vocabulary limit is %d: it must be at least 1.".formatted(vocabularyLimit));
        }
        formats = Set.copyOf(formats);
        Objects.requireNonNull(archiveEntry);
        Objects.requireNonNull(letterCase);
        Objects.requireNonNull(wordList);
        Objects.requireNonNull(malformed);
        Objects.requireNonNull(encoding);
        Objects.requireNonNull(names);
    }

    /**
     * @param only the one format that the file must have
     * @return these options with that format
     */
    public WordVectorOptions withFormat(final WordVectorFormat only) {
        return new WordVectorOptions(
                Set.of(only), archiveEntry, vocabularyLimit, letterCase, wordList, malformed, encoding, names);
    }

    /**
     * @param entry name of the file inside a zip archive
     * @return these options with that name
     */
    public WordVectorOptions withArchiveEntry(final String entry) {
        return new WordVectorOptions(formats, entry, vocabularyLimit, letterCase, wordList, malformed, encoding, names);
    }

    /**
     * @param limit number of words from the start of the file, at least 1
     * @return these options with that limit
     */
    public WordVectorOptions withVocabularyLimit(final long limit) {
        return new WordVectorOptions(formats, archiveEntry, limit, letterCase, wordList, malformed, encoding, names);
    }

    /**
     * @param choice what happens to upper-case letters
     * @return these options with that choice
     */
    public WordVectorOptions withLetterCase(final LetterCase choice) {
        return new WordVectorOptions(
                formats, archiveEntry, vocabularyLimit, choice, wordList, malformed, encoding, names);
    }

    /**
     * @param list the words to read
     * @return these options with that list
     */
    public WordVectorOptions withWordList(final WordList list) {
        return new WordVectorOptions(
                formats, archiveEntry, vocabularyLimit, letterCase, list, malformed, encoding, names);
    }

    /**
     * @param choice what happens to lines that cannot be read
     * @return these options with that choice
     */
    public WordVectorOptions withMalformed(final MalformedEntries choice) {
        return new WordVectorOptions(
                formats, archiveEntry, vocabularyLimit, letterCase, wordList, choice, encoding, names);
    }

    /**
     * @param choice the encoding of the words
     * @return these options with that encoding
     */
    public WordVectorOptions withEncoding(final TextEncoding choice) {
        return new WordVectorOptions(
                formats, archiveEntry, vocabularyLimit, letterCase, wordList, malformed, choice, names);
    }

    /**
     * @param words the words of a second file
     * @return these options with those words
     */
    public WordVectorOptions withNames(final WordNames words) {
        return new WordVectorOptions(
                formats, archiveEntry, vocabularyLimit, letterCase, wordList, malformed, encoding, words);
    }
}
