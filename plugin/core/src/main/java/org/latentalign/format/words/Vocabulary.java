package org.latentalign.format.words;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.latentalign.format.Tally;
import org.latentalign.format.TallyBuilder;

/**
 * Decides under which spelling a word appears, and whether it does: once only, and only when it is asked for. Counts what
 * is left out. Used by one thread, apart from {@link #wanted()}.
 */
final class Vocabulary {

    private final LetterCase letterCase;

    /** Keys of words that differ in case only, and so keep their spelling. */
    private final WordSet clashing;

    /** Keys of the words asked for; without meaning when every word is. */
    private final Set<String> listed;

    private final WordList wordList;

    private final WordSet taken = new WordSet();

    /** Words as in the file, to tell a repetition from another spelling; needed when different spellings become equal. */
    private final WordSet spellings = new WordSet();

    private final Set<String> foundKeys = new HashSet<>();
    private final TallyBuilder duplicates = new TallyBuilder();
    private final TallyBuilder clashes = new TallyBuilder();

    /** @param clashing as found by {@link ClashFinder}; empty for other rules than keeping clashing words */
    Vocabulary(final LetterCase letterCase, final WordList wordList, final WordSet clashing) {
        this.letterCase = letterCase;
        this.wordList = wordList;
        this.clashing = clashing;
        this.listed = new HashSet<>();
        for (final String word : wordList.words()) {
            listed.add(letterCase.key(word));
        }
    }

    /** @return which words of the file are asked for; may be used by several threads */
    Predicate<String> wanted() {
        return wordList.isEveryWord() ? word -> true : word -> listed.contains(letterCase.key(word));
    }

    /**
     * @param word a wanted word as in the file
     * @return the spelling under which it appears, or null when it is left out
     */
    String admit(final String word) {
        final String key = letterCase.key(word);
        if (!wordList.isEveryWord()) {
            foundKeys.add(key);
        }
        final boolean keepsSpelling = clashing.contains(key);
        final String spelling = keepsSpelling ? word : key;
        final boolean isNewSpelling = letterCase == LetterCase.LOWER_KEEP_FIRST && spellings.add(word);
        if (taken.add(spelling)) {
            if (keepsSpelling) {
                clashes.add(() -> "'" + Excerpt.of(word) + "'");
            }
            return spelling;
        }
        if (isNewSpelling) {
            clashes.add(() -> "'" + Excerpt.of(word) + "'");
        } else {
            duplicates.add(() -> "'" + Excerpt.of(word) + "'");
        }
        return null;
    }

    Tally duplicates() {
        return duplicates.build();
    }

    Tally clashes() {
        return clashes.build();
    }

    /** @return the words of the list that did not come, in the list's order */
    Tally missing() {
        final TallyBuilder missing = new TallyBuilder();
        for (final String word : wordList.words()) {
            if (!foundKeys.contains(letterCase.key(word))) {
                missing.add(() -> "'" + Excerpt.of(word) + "'");
            }
        }
        return missing.build();
    }
}
