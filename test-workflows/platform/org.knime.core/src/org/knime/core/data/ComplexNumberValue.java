package org.knime.core.data;

/** A complex number. */
public interface ComplexNumberValue extends DataValue {

    /** @return its real part */
    double getRealValue();

    /** @return its imaginary part */
    double getImaginaryValue();
}
