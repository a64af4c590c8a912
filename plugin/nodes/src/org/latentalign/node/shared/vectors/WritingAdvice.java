package org.latentalign.node.shared.vectors;

/**
 * What the description of a node says of writing its columns with lists and vectors to a file, which KNIME's CSV Writer
 * refuses. XML fragments, as KNIME has them in a description.
 */
public final class WritingAdvice {

    /** Of a node that lets its user choose the shape of the vectors that it gives. */
    public static final String SHAPE_CHOSEN = paragraph(
            "list and vector columns: write them with the Vector Writer, or profiles with the GCT Writer, or choose"
                    + " one column per dimension in this node's dialog.");

    /** Of a node that always gives lists of numbers. */
    public static final String LISTS_OF_NUMBERS =
            paragraph("list columns: write the vectors with the Vector Writer, or profiles with the GCT Writer, or make"
                    + " one column per dimension of them with KNIME's Split Collection Column.");

    /** Of a node that gives lists of texts, such as words that were not found. */
    public static final String LISTS_OF_TEXTS = paragraph(
            "list columns: where an output has one, take it apart with KNIME's Split Collection Column, or take it"
                    + " out with the Column Filter, before writing the table.");

    private WritingAdvice() {}

    private static String paragraph(final String advice) {
        return "<p><b>Writing to a file.</b> KNIME's CSV Writer refuses " + advice + "</p>";
    }
}
