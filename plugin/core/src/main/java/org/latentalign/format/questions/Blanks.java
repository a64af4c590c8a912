package org.latentalign.format.questions;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Words that blanks separate: those of ASCII or, in other scripts, wide and no-break ones. */
final class Blanks {

    private static final Pattern USUAL = Pattern.compile("\\s+");

    private static final Pattern ANY = Pattern.compile("[\\s\\p{Z}]+");

    private Blanks() {}

    /** @return the words between usual blanks */
    static List<String> split(final String line) {
        return Arrays.asList(USUAL.split(line.strip()));
    }

    /** @return the words between blanks of all kinds, which other texts have inside of words */
    static List<String> splitAtAny(final String line) {
        return Arrays.stream(ANY.split(line)).filter(word -> !word.isEmpty()).toList();
    }

    /** @return how many there are, with their name in singular or plural */
    static String count(final List<String> words, final String name) {
        return words.size() + " " + name + (words.size() == 1 ? "" : "s");
    }
}
