package org.latentalign.format.vectors;

/**
 * How vectors are written.
 *
 * @param blanks what becomes of blanks in names, in formats where they would end the name
 * @param precision of the numbers, in formats that can have either; word2vec's binary has single precision always
 * @param losses counts what single precision cannot hold
 */
public record VectorFileOptions(NameBlanks blanks, Precision precision, SingleLosses losses) {

    /**
     * @param blanks what becomes of blanks in names
     * @param precision of the numbers
     */
    public VectorFileOptions(final NameBlanks blanks, final Precision precision) {
        this(blanks, precision, new SingleLosses());
    }
}
