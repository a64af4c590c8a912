package org.knime.core.data;

/** Orders by {@link LongValue}. */
public class LongValueComparator extends DataValueComparator {

    @Override
    protected int compareDataValues(final DataValue v1, final DataValue v2) {
        return Long.compare(((LongValue) v1).getLongValue(), ((LongValue) v2).getLongValue());
    }
}
