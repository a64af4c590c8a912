package org.latentalign.format.questions;

import java.util.List;

/**
 * A question a : b :: c : d.
 *
 * @param relation the name of its relation
 * @param a the first word of the example
 * @param b the second word of the example
 * @param c the word that is asked about
 * @param d the answer
 * @param alternatives answers that are as right as d, without d itself; often none
 */
public record Question(String relation, String a, String b, String c, String d, List<String> alternatives) {

    /** Copies the list. */
    public Question {
        alternatives = List.copyOf(alternatives);
    }
}
