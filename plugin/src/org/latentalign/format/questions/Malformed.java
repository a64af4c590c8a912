package org.latentalign.format.questions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/** Stops at lines that cannot be read, or counts them. */
final class Malformed {

    private static final int SHOWN = 3;

    private static final int EXCERPT = 60;

    private final MalformedLines action;

    private final List<String> examples = new ArrayList<>();

    private long count;

    Malformed(final MalformedLines action) {
        this.action = action;
    }

    /**
     * Takes a line that cannot be read.
     *
     * @param what is wrong with it: reads well after "Line 3 of 'x' "
     * @param advice what to do, a sentence
     */
    void add(final Path file, final long line, final String what, final String advice) throws FormatException {
        final String sentence = "Line " + line + " of " + SourceStream.nameOf(file) + " " + what + ".";
        if (action == MalformedLines.STOP) {
            throw new FormatException(sentence + " " + advice);
        }
        count++;
        if (examples.size() < SHOWN) {
            examples.add(sentence);
        }
    }

    /** The start of a line in quotation marks, with nothing that would break a message. */
    static String excerpt(final String text) {
        final String visible = text.strip().replaceAll("\\p{Cntrl}", " ");
        return '"' + (visible.length() > EXCERPT ? visible.substring(0, EXCERPT) + "..." : visible) + '"';
    }

    long count() {
        return count;
    }

    List<String> examples() {
        return examples;
    }
}
