package org.latentalign.format.words;

import java.util.HashSet;
import java.util.Set;

/** Finds the words that lower-casing would make equal. */
final class ClashFinder {

    private final LetterCase letterCase;
    private final WordSet spellings = new WordSet();
    private final WordSet keys = new WordSet();
    private final Set<String> clashing = new HashSet<>();

    ClashFinder(final LetterCase letterCase) {
        this.letterCase = letterCase;
    }

    /** @param word a word as in the file */
    void see(final String word) {
        final String key = letterCase.key(word);
        if (spellings.add(word) && !keys.add(key)) {
            clashing.add(key);
        }
    }

    /** @return the lower-case form of every word that has another spelling */
    Set<String> clashing() {
        return clashing;
    }
}
