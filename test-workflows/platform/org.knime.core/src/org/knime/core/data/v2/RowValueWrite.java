package org.knime.core.data.v2;

/**
 * Where the values of a row are written.
 *
 * @param <R> what can be copied at once
 */
public interface RowValueWrite<R extends RowValueRead> {

    /**
     * @param <W> how it is written
     * @param index counted from 0
     * @return where to write the value
     */
    <W extends WriteValue<?>> W getWriteValue(int index);
}
