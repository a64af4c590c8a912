package org.latentalign.figure.layout;

/**
 * A name beside a thing of a mark, where there is room.
 *
 * @param text the name as it is written
 * @param mark the position of the mark in its panel
 * @param index the thing's place in the arrays of the mark; 0 for a rule
 * @param end which end of the thing it stands at
 */
public record Label(String text, int mark, int index, End end) {

    /** An end of a thing: an arrow has two, a dot and a rule have one. */
    public enum End {
        FROM,
        TO,
        ALONE
    }
}
