package org.knime.core.data.v2.value;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.ComplexNumberValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.FuzzyIntervalValue;
import org.knime.core.data.FuzzyNumberValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.v2.ReadValue;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/** What cursors offer for the usual types: read values that change as the cursor moves, and values to write into. */
public final class ValueInterfaces {

    private ValueInterfaces() {}

    /** Reads a boolean. */
    public interface BooleanReadValue
            extends BooleanValue,
                    DoubleValue,
                    BoundedValue,
                    LongValue,
                    IntValue,
                    NominalValue,
                    ComplexNumberValue,
                    FuzzyNumberValue,
                    FuzzyIntervalValue,
                    ReadValue {}

    /** Writes a boolean. */
    public interface BooleanWriteValue extends WriteValue<BooleanValue> {}

    /** Reads a double. */
    public interface DoubleReadValue
            extends DoubleValue, BoundedValue, ReadValue, ComplexNumberValue, FuzzyNumberValue, FuzzyIntervalValue {}

    /** Writes a double. */
    public interface DoubleWriteValue extends WriteValue<DoubleValue> {

        /** @param value to write */
        void setDoubleValue(double value);
    }

    /** Reads a int. */
    public interface IntReadValue
            extends ReadValue,
                    IntValue,
                    DoubleValue,
                    ComplexNumberValue,
                    FuzzyNumberValue,
                    FuzzyIntervalValue,
                    BoundedValue,
                    LongValue {}

    /** Writes a int. */
    public interface IntWriteValue extends WriteValue<IntValue> {}

    /** Reads a long. */
    public interface LongReadValue
            extends LongValue,
                    DoubleValue,
                    BoundedValue,
                    ReadValue,
                    ComplexNumberValue,
                    FuzzyNumberValue,
                    FuzzyIntervalValue {}

    /** Writes a long. */
    public interface LongWriteValue extends WriteValue<LongValue> {}

    /** Reads a String. */
    public interface StringReadValue extends StringValue, NominalValue, ReadValue {}

    /** Writes a String. */
    public interface StringWriteValue extends WriteValue<StringValue> {

        /** @param value to write */
        void setStringValue(String value);
    }

    /** Reads a list. */
    public interface ListReadValue extends ReadValue, ListDataValue {

        /**
         * @param index counted from 0
         * @return whether that element is missing
         */
        boolean isMissing(int index);
    }

    /** Writes a list. */
    public interface ListWriteValue extends WriteValue<ListDataValue> {}

    /** Reads a list of doubles. */
    public interface DoubleListReadValue extends ListReadValue, DoubleVectorValue {

        /**
         * @param index counted from 0
         * @return that element
         */
        double getDouble(int index);

        /** @return a copy of the elements */
        double[] getDoubleArray();
    }

    /** Writes a list of doubles. */
    public interface DoubleListWriteValue extends ListWriteValue {}
}
