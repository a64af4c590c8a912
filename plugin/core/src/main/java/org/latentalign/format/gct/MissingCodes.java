package org.latentalign.format.gct;

/** Counts what is written as it is and, since files write missing values so, too, is read as missing. */
final class MissingCodes {

    private long count;

    /** @return the text */
    String text(final String text) {
        if (MissingValues.isMissing(text.strip())) {
            count++;
        }
        return text;
    }

    /** @return the number */
    double number(final double number) {
        if (Double.isNaN(MissingValues.orNaN(number)) && !Double.isNaN(number)) {
            count++;
        }
        return number;
    }

    long count() {
        return count;
    }
}
