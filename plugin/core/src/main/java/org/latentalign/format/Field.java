package org.latentalign.format;

/** One field of what is known of samples, cells or genes, with one value, or none, for each of them. */
public interface Field {

    /** What the values of a field are. */
    enum Type {
        /** True or false. */
        TRUTH,
        /** Whole numbers that fit 32 bits. */
        INTEGER,
        /** Whole numbers that fit 64 bits. */
        LONG,
        /** Numbers. */
        DOUBLE,
        /** Text. */
        STRING
    }

    /** @return the field's name */
    String name();

    /** @return what the values are */
    Type type();

    /** @return for how many samples, cells or genes there is a value or a missing one */
    int size();

    /** @return whether there is no value for the one with this index */
    boolean isMissing(int index);

    /** @return the value, which is not missing, as text; a truth value as TRUE or FALSE */
    String text(int index);

    /** @return the value, which is not missing, of a field of numbers or whole numbers */
    double number(int index);

    /** @return the value, which is not missing, of a field of whole numbers; 1 or 0 where it is one of truth values */
    long whole(int index);
}
