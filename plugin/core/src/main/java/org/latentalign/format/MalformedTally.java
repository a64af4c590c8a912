package org.latentalign.format;

import java.nio.file.Path;
import java.util.List;

/** Stops at lines that cannot be read, or counts them. */
public final class MalformedTally {

    private static final int SHOWN = 3;

    private static final int EXCERPT = 60;

    private final MalformedEntries action;

    private final TallyBuilder tally = new TallyBuilder(SHOWN);

    /** @param action what happens to a line that cannot be read */
    public MalformedTally(final MalformedEntries action) {
        this.action = action;
    }

    /**
     * Takes a line that cannot be read.
     *
     * @param file that the line is in
     * @param line its number, from 1
     * @param what is wrong with it: reads well after "Line 3 of 'x' "
     * @param advice what to do, a sentence
     * @throws FormatException with what is wrong and the advice, unless such lines are left out
     */
    public void add(final Path file, final long line, final String what, final String advice) throws FormatException {
        final String sentence = "Line " + line + " of " + SourceStream.nameOf(file) + " " + what + ".";
        if (action == MalformedEntries.STOP) {
            throw new FormatException(sentence + " " + advice);
        }
        tally.add(sentence);
    }

    /**
     * Shows a piece of a file.
     *
     * @param text a line or a part of it
     * @return its start in quotation marks, with nothing that would break a message
     */
    public static String excerpt(final String text) {
        final String visible = text.strip().replaceAll("\\p{Cntrl}", " ");
        return '"' + (visible.length() > EXCERPT ? visible.substring(0, EXCERPT) + "..." : visible) + '"';
    }

    /**
     * Tells the user about lines that were left out.
     *
     * @param count how many there are, at least one
     * @param examples why, for the first few of them: sentences
     * @return the sentences for a warning
     */
    public static String warning(final long count, final List<String> examples) {
        return (count == 1 ? "1 malformed line was" : count + " malformed lines were") + " left out. "
                + String.join(" ", examples);
    }

    /** @return how many lines were left out */
    public long count() {
        return tally.build().count();
    }

    /** @return why, for the first few of them: sentences */
    public List<String> examples() {
        return tally.build().examples();
    }
}
