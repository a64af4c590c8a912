package org.knime.core.data;

/** A number known within limits. */
public interface FuzzyNumberValue extends DataValue {

    /** @return the likeliest value */
    double getCore();

    /** @return the largest possible value */
    double getMaxSupport();

    /** @return the smallest possible value */
    double getMinSupport();
}
