package org.latentalign.format.questions;

import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;

/**
 * How files of questions are read, whatever their format.
 *
 * @param malformed what to do with lines that cannot be read
 * @param encoding of the text
 */
public record QuestionOptions(MalformedEntries malformed, TextEncoding encoding) {

    /** UTF-8; the first malformed line stops reading. */
    public static final QuestionOptions DEFAULT = new QuestionOptions(MalformedEntries.STOP, TextEncoding.UTF_8);

    /** UTF-8; malformed lines are left out. */
    public static final QuestionOptions SKIPPING = new QuestionOptions(MalformedEntries.SKIP, TextEncoding.UTF_8);
}
