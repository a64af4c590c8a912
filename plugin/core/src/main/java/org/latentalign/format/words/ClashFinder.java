package org.latentalign.format.words;

/** Finds the words that lower-casing would make equal. */
final class ClashFinder {

    private final LetterCase letterCase;
    private final WordSet firstSpellings;
    private final WordSet clashing = new WordSet();

    ClashFinder(final LetterCase letterCase) {
        this.letterCase = letterCase;
        firstSpellings = new WordSet(letterCase);
    }

    /** @param word a word as in the file */
    void see(final String word) {
        if (!firstSpellings.add(word) && !firstSpellings.spelling(word).equals(word)) {
            clashing.add(letterCase.key(word));
        }
    }

    /** @return the lower-case form of every word that has another spelling */
    WordSet clashing() {
        return clashing;
    }
}
