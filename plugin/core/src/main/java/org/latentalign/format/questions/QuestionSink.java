package org.latentalign.format.questions;

/** Takes questions one by one. */
@FunctionalInterface
public interface QuestionSink {

    /** @param question the next one, in the order of the file */
    void accept(Question question);
}
