package org.latentalign.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Where a text is cut into words. */
public enum Tokens {
    /**
     * At blanks and punctuation, except where a vocabulary has more: a short text that is a word as a whole, such as "New
     * York", and a word with punctuation in it, such as "well-known" or "U.S.", stay whole if the vocabulary has them.
     */
    WORDS {
        @Override
        public List<String> of(final String text, final Predicate<String> isWord) {
            final String whole = text.strip();
            if (isShort(whole) && isWord.test(whole)) {
                return List.of(whole);
            }
            final List<String> words = new ArrayList<>();
            for (final String chunk : runs(text, Tokens::isNoBlank)) {
                final String inner = withoutOuterPunctuation(chunk);
                if (isWord.test(chunk)) {
                    words.add(chunk);
                } else if (isWord.test(inner)) {
                    words.add(inner);
                } else {
                    words.addAll(runs(chunk, Tokens::isOfWord));
                }
            }
            return words;
        }

        @Override
        public Set<String> candidates(final String text) {
            final Set<String> candidates = new LinkedHashSet<>();
            final String whole = text.strip();
            if (isShort(whole)) {
                candidates.add(whole);
            }
            for (final String chunk : runs(text, Tokens::isNoBlank)) {
                candidates.add(chunk);
                candidates.add(withoutOuterPunctuation(chunk));
                candidates.addAll(runs(chunk, Tokens::isOfWord));
            }
            candidates.remove("");
            return candidates;
        }
    },
    /** At blanks only, for texts that are cut already. */
    BLANKS {
        @Override
        public List<String> of(final String text, final Predicate<String> isWord) {
            return runs(text, Tokens::isNoBlank);
        }

        @Override
        public Set<String> candidates(final String text) {
            return new LinkedHashSet<>(runs(text, Tokens::isNoBlank));
        }
    };

    /** The longest text, in characters, that may be a word as a whole. */
    private static final int SHORT = 60;

    /**
     * Cuts.
     *
     * @param text any text
     * @param isWord whether the vocabulary has one of the {@linkplain #candidates candidates}
     * @return its words in their order, none of them empty
     */
    public abstract List<String> of(String text, Predicate<String> isWord);

    /**
     * Tells what would be looked up in a vocabulary.
     *
     * @param text any text
     * @return all words that the text may be cut into
     */
    public abstract Set<String> candidates(String text);

    private static boolean isShort(final String text) {
        return !text.isEmpty() && text.length() <= SHORT;
    }

    private static boolean isNoBlank(final int character) {
        return !Character.isWhitespace(character) && !Character.isSpaceChar(character);
    }

    private static boolean isOfWord(final int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static String withoutOuterPunctuation(final String chunk) {
        int start = 0;
        int end = chunk.length();
        while (start < end && !isOfWord(chunk.codePointAt(start))) {
            start += Character.charCount(chunk.codePointAt(start));
        }
        while (end > start && !isOfWord(chunk.codePointBefore(end))) {
            end -= Character.charCount(chunk.codePointBefore(end));
        }
        return chunk.substring(start, end);
    }

    private static List<String> runs(final String text, final IntPredicate isInside) {
        final List<String> runs = new ArrayList<>();
        int start = -1;
        int place = 0;
        while (place < text.length()) {
            final int character = text.codePointAt(place);
            if (isInside.test(character)) {
                start = start < 0 ? place : start;
            } else if (start >= 0) {
                runs.add(text.substring(start, place));
                start = -1;
            }
            place += Character.charCount(character);
        }
        if (start >= 0) {
            runs.add(text.substring(start));
        }
        return runs;
    }
}
