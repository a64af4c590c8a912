package org.knime.core.data.vector.doublevector;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellFactory;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;

/** Makes cells that hold an array of numbers. */
public class DoubleVectorCellFactory implements DataCellFactory {

    /** The type of these cells. */
    public static final DataType TYPE = DataType.getType(DenseDoubleVectorCell.class, DoubleCell.TYPE);

    /**
     * @param <T> the cell's class
     * @param <V> not used
     * @param vector the numbers; the cell keeps this very array
     * @return the cell
     */
    @SuppressWarnings({"unchecked", "unused"})
    public static <T extends DataCell, V> T createCell(final double[] vector) {
        return (T) new DenseDoubleVectorCell(vector);
    }
}
