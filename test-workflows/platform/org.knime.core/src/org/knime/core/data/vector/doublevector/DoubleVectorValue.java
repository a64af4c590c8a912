package org.knime.core.data.vector.doublevector;

import org.knime.core.data.DataValue;

/** Numbers in an order. */
public interface DoubleVectorValue extends DataValue {

    /** @return how many */
    int getLength();

    /**
     * @param index counted from 0
     * @return the number there
     */
    double getValue(int index);
}
