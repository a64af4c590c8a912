package org.knime.core.data;

/** An interval with soft limits. */
public interface FuzzyIntervalValue extends DataValue {

    /** @return the smallest possible value */
    double getMinSupport();

    /** @return the smallest certain value */
    double getMinCore();

    /** @return the largest certain value */
    double getMaxCore();

    /** @return the largest possible value */
    double getMaxSupport();

    /** @return the balance point */
    double getCenterOfGravity();
}
