package org.latentalign.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A sum of named vectors, such as "king - man + woman". Signs stand alone, between blanks; names with blanks, or that are signs
 * themselves, stand in double quotes.
 *
 * @param terms in their order, at least one
 */
public record TermExpression(List<Term> terms) {

    /**
     * A named vector, added or subtracted.
     *
     * @param name what it is called
     * @param sign 1 or -1
     */
    public record Term(String name, int sign) {}

    /** Copies the list. */
    public TermExpression {
        terms = List.copyOf(terms);
    }

    /**
     * @param name of one vector
     * @return the vector itself
     */
    public static TermExpression of(final String name) {
        return new TermExpression(List.of(new Term(name, 1)));
    }

    /**
     * Understands a text.
     *
     * @param text what somebody typed
     * @throws IllegalArgumentException with a sentence that says what is not understood
     */
    public static TermExpression parse(final String text) {
        final List<Term> terms = new ArrayList<>();
        final List<Piece> pieces = pieces(text);
        int sign = 1;
        boolean isNameNext = true;
        for (int i = 0; i < pieces.size(); i++) {
            final Piece piece = pieces.get(i);
            if (piece.isSign()) {
                if (isNameNext && i > 0) {
                    throw new IllegalArgumentException("In \"" + text + "\" a name is missing before \"" + piece.text()
                            + "\": put it in quotes if it is a name.");
                }
                sign = piece.text().equals("-") ? -1 : 1;
                isNameNext = true;
            } else {
                if (!isNameNext) {
                    throw new IllegalArgumentException("In \"" + text + "\" there is no + or - before \"" + piece.text()
                            + "\": put names with blanks in quotes, and a blank on both sides of a sign.");
                }
                terms.add(new Term(piece.text(), sign));
                isNameNext = false;
            }
        }
        if (isNameNext) {
            throw new IllegalArgumentException(
                    terms.isEmpty() ? "A query has no name." : "In \"" + text + "\" a name is missing at the end.");
        }
        return new TermExpression(terms);
    }

    private record Piece(String text, boolean isQuoted) {
        boolean isSign() {
            return !isQuoted && (text.equals("+") || text.equals("-"));
        }
    }

    private static List<Piece> pieces(final String text) {
        final List<Piece> pieces = new ArrayList<>();
        int place = 0;
        while (place < text.length()) {
            if (Character.isWhitespace(text.charAt(place))) {
                place++;
            } else if (text.charAt(place) == '"') {
                final int end = text.indexOf('"', place + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("In \"" + text + "\" a quote is opened and not closed.");
                }
                if (end > place + 1) {
                    pieces.add(new Piece(text.substring(place + 1, end), true));
                }
                place = end + 1;
            } else {
                final int start = place;
                while (place < text.length() && !Character.isWhitespace(text.charAt(place))) {
                    place++;
                }
                pieces.add(new Piece(text.substring(start, place), false));
            }
        }
        return pieces;
    }

    /** @return how many different names there are */
    public List<String> names() {
        return terms.stream().map(Term::name).distinct().toList();
    }
}
