package org.latentalign.node.shared.vectors;

import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.autoencoder.RowDefects;

/** Counts the rows of a table without a usable vector, named by their RowIDs. */
public final class DefectTally {

    private final RowDefects defects = new RowDefects();

    /**
     * @param rowKey RowID of the row
     * @param defect what is wrong with its vector
     */
    public void add(final String rowKey, final RowDefect defect) {
        defects.add(() -> "row \"" + rowKey + "\"", defect);
    }

    /** @return how many rows were added */
    public long count() {
        return defects.count();
    }

    /**
     * Reports the rows that were added.
     *
     * @param rowCount how many rows the table has
     * @param whatHappened to these rows: reads well before "3 of 100 rows"
     * @return the sentence for the user
     */
    public String sentence(final long rowCount, final String whatHappened) {
        return defects.sentence(rowCount, whatHappened) + ".";
    }

    /**
     * The failure for nodes that were told to accept complete rows only.
     *
     * @param rowKey RowID of the row
     * @param defect what is wrong with its vector
     * @param advice what the user can do instead
     * @return the exception to throw
     */
    public static KNIMEException failure(final String rowKey, final RowDefect defect, final String advice) {
        return new KNIMEException("Row \"" + rowKey + "\" " + defect.description() + ". " + advice);
    }
}
