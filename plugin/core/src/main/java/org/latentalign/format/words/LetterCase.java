package org.latentalign.format.words;

import java.util.Locale;

/** What happens to upper-case letters in words, and to words that lower-casing makes equal. */
public enum LetterCase {
    /** Words stay as they are in the file. */
    AS_IN_FILE,

    /** Lower-cased; of words that become equal the first, in usual files the most frequent, is kept. */
    LOWER_KEEP_FIRST,

    /**
     * Lower-cased, except that words which would become equal all keep their spelling. Needs the words of the whole
     * file beforehand, so the file is read twice.
     */
    LOWER_KEEP_CLASHING;

    /**
     * @param word a word as in the file or as in a list
     * @return the form under which words are compared
     */
    String key(final String word) {
        return this == AS_IN_FILE ? word : word.toLowerCase(Locale.ROOT);
    }
}
