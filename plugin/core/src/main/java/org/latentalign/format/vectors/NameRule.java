package org.latentalign.format.vectors;

import java.util.function.IntPredicate;
import org.latentalign.format.FormatException;

/**
 * What happens to characters of names that would end a name or a line in a file, so that every name is read as one.
 *
 * @param blanks what becomes of blanks
 * @param keepsSpaces whether the format can keep spaces, since what follows a name is of known length
 */
record NameRule(NameBlanks blanks, boolean keepsSpaces) {

    /**
     * @param name of a vector
     * @return as it is written
     * @throws FormatException when it cannot be written
     */
    String apply(final String name) throws FormatException {
        if (name.isEmpty()) {
            throw new FormatException("A vector has an empty name, which no program would find in the file: name it, or"
                    + " choose another column of names.");
        }
        if (blanks == NameBlanks.KEEP && !name.strip().equals(name)) {
            throw new FormatException("The name \"" + shown(name) + "\" begins or ends with a blank, which no program"
                    + " can tell from those between name and numbers: have blanks replaced, or change the name.");
        }
        final IntPredicate ends = this::endsName;
        if (name.codePoints().noneMatch(ends)) {
            return name;
        }
        if (blanks != NameBlanks.REPLACE) {
            throw new FormatException(
                    "The name \"" + shown(name) + "\" has a blank or another character that would end it"
                            + " in the file: have blanks replaced, choose a format that allows them, or change the name.");
        }
        final StringBuilder written = new StringBuilder();
        name.codePoints().map(c -> ends.test(c) ? '_' : c).forEach(written::appendCodePoint);
        return written.toString();
    }

    /** Spaces of every kind, since programs split lines at all of them, and what is no character of a text. */
    private boolean endsName(final int character) {
        if (character == ' ') {
            return !(blanks == NameBlanks.KEEP && keepsSpaces);
        }
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\ufeff';
    }

    private static String shown(final String name) {
        return name.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
