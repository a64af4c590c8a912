package org.latentalign.format.gct;

/** How GCT and GCTX files write that a value is missing: -666, NA, NaN or nothing at all. */
final class MissingValues {

    /** The number that CMap files write for a missing value. */
    private static final double CODE = -666;

    private MissingValues() {}

    /** @return the number of the matrix, or NaN where it stands for a missing value */
    static double orNaN(final double number) {
        return Double.compare(number, CODE) == 0 ? Double.NaN : number;
    }

    /** @return whether the text, without blanks around it, stands for a missing value; NA and NaN in any case */
    static boolean isMissing(final String text) {
        return switch (text.length()) {
            case 0 -> true;
            case 2 -> text.equalsIgnoreCase("NA");
            case 3 -> text.equalsIgnoreCase("NaN");
            default -> text.startsWith("-666") && (text.length() == 4 || text.matches("-666\\.0*"));
        };
    }
}
