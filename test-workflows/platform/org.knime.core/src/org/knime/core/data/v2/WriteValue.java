package org.knime.core.data.v2;

import org.knime.core.data.DataValue;

/**
 * Where a value of a row is written.
 *
 * @param <D> the kind of values
 */
public interface WriteValue<D extends DataValue> {

    /** @param value to copy */
    void setValue(D value);
}
