package org.latentalign.format.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latentalign.format.Tally;

/**
 * What was read, and everything that was left out.
 *
 * @param format the file's format
 * @param dimension d, the length of the vectors
 * @param words how many words were delivered
 * @param entries how many words the part of the file that was read has, left out or not
 * @param letterCase how words were lower-cased
 * @param duplicates words that occur again later in the file; the first is kept
 * @param clashes words that differ from another one in case only: left out or not lower-cased, as the rule says
 * @param malformed entries that could not be read, each with its place
 * @param listed how many words the word list has, 0 without a list
 * @param missing words of the list that the file does not have
 * @param headerFault what is wrong with the header's number of words, or an empty text
 * @param numberEnds words of several parts of which the last is a number, and so may be a value
 * @param notes how the file was understood, where that is not plain: sentences
 */
public record WordVectorReport(
        WordVectorFormat format,
        int dimension,
        long words,
        long entries,
        LetterCase letterCase,
        Tally duplicates,
        Tally clashes,
        Tally malformed,
        int listed,
        Tally missing,
        String headerFault,
        Tally numberEnds,
        List<String> notes) {

    /** Copies the list. */
    public WordVectorReport {
        notes = List.copyOf(notes);
    }

    /** @return all that the user must know in one text, or an empty text when nothing was left out */
    public String warning() {
        final List<String> sentences = new ArrayList<>(notes);
        if (malformed.count() > 0) {
            sentences.add(malformedCount() + " skipped: " + malformed.shown() + ".");
        }
        if (!headerFault.isEmpty()) {
            sentences.add(headerFault);
        }
        if (numberEnds.count() > 0) {
            sentences.add(count(numberEnds, "word ends", "words end")
                    + " in a number, since the header announces fewer values than the line has numbers: "
                    + numberEnds.shown() + ".");
        }
        if (duplicates.count() > 0) {
            sentences.add(count(duplicates, "repeated word was", "repeated words were")
                    + " left out, the first is kept: " + duplicates.shown() + ".");
        }
        if (clashes.count() > 0) {
            sentences.add(clashSentence());
        }
        if (missing.count() > 0) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d of the %,d words of the list %s not found: %s.",
                    missing.count(),
                    listed,
                    missing.count() == 1 ? "was" : "were",
                    missing.shown()));
        }
        return String.join(" ", sentences);
    }

    private String malformedCount() {
        return format == WordVectorFormat.WORD2VEC_BINARY
                ? count(malformed, "malformed word was", "malformed words were")
                : count(malformed, "malformed line was", "malformed lines were");
    }

    private String clashSentence() {
        return letterCase == LetterCase.LOWER_KEEP_CLASHING
                ? count(clashes, "word keeps its", "words keep their")
                        + " upper-case letters, because lower-casing would make them equal to others: "
                        + clashes.shown() + "."
                : count(clashes, "word", "words") + " left out, because lower-casing makes them equal to earlier ones: "
                        + clashes.shown() + ".";
    }

    private static String count(final Tally tally, final String one, final String several) {
        return String.format(Locale.ROOT, "%,d %s", tally.count(), tally.count() == 1 ? one : several);
    }
}
