package org.knime.core.data;

/** The cell that stands for no value; all of them are equal. */
public final class MissingCell extends DataCell implements MissingValue {

    private static final long serialVersionUID = 1L;

    static final MissingCell INSTANCE = new MissingCell(null);

    /** @param error why the value is missing, or null */
    public MissingCell(final String error) {
        // nothing asks why
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return dc instanceof MissingCell;
    }

    @Override
    public int hashCode() {
        return 42;
    }

    @Override
    public String toString() {
        return "?";
    }
}
