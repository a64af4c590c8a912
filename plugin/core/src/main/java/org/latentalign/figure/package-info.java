/**
 * What a picture shows, apart from how it is drawn: titles, a verdict in words, panels with axes and marks, tables.
 * The interactive page of a view and the static image are drawn from the same {@link org.latentalign.figure.Figure},
 * so that both show the same. All numbers are finite, and a figure holds at most some thousand marks however large the
 * data: whoever makes a figure bins or samples first, and says so in a {@link org.latentalign.figure.Fact}.
 */
package org.latentalign.figure;
