package org.latentalign.spark.frame;

/** Lists of numbers, one after another, in whatever form Spark has them. */
public sealed interface ListCursor permits RowLists, BatchLists, BatchColumns {

    /** @return whether there is a further list; it is then the current one */
    boolean next();

    /** @return whether there is nothing in the place of the current list */
    boolean isMissing();

    /** @return how many numbers the current list has */
    int length();

    /**
     * Copies the current list.
     *
     * @param vector takes the numbers; arbitrary where they are missing
     */
    void copyTo(double[] vector);

    /** @return whether numbers may be missing in the current list: if not, nobody needs to ask for each */
    boolean mayHaveGaps();

    /**
     * @param position in the current list, from 0
     * @return whether the number there is missing
     */
    boolean isMissing(int position);
}
