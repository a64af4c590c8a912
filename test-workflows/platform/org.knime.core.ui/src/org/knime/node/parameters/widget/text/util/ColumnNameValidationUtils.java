package org.knime.node.parameters.widget.text.util;

import java.util.function.Function;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** Checks names of new columns. */
public final class ColumnNameValidationUtils {

    private static final String NAME = "\\S(.*\\S)?";

    private ColumnNameValidationUtils() {}

    /** What is wrong with a name. */
    public enum InvalidColumnNameState {
        EMPTY,
        BLANK,
        NOT_TRIMMED
    }

    /** Throws with the message for what is wrong; nothing at all is a name, too. */
    public static void validatePossiblyEmptyColumnName(
            final String columnName, final Function<InvalidColumnNameState, String> invalidStateToMessage)
            throws InvalidSettingsException {
        if (columnName == null || columnName.isEmpty()) {
            return;
        }
        if (columnName.isBlank()) {
            throw new InvalidSettingsException(invalidStateToMessage.apply(InvalidColumnNameState.BLANK));
        }
        if (!columnName.trim().equals(columnName)) {
            throw new InvalidSettingsException(invalidStateToMessage.apply(InvalidColumnNameState.NOT_TRIMMED));
        }
    }

    /** Throws with the message for what is wrong. */
    public static void validateColumnName(
            final String columnName, final Function<InvalidColumnNameState, String> invalidStateToMessage)
            throws InvalidSettingsException {
        if (columnName == null || columnName.isEmpty()) {
            throw new InvalidSettingsException(invalidStateToMessage.apply(InvalidColumnNameState.EMPTY));
        }
        validatePossiblyEmptyColumnName(columnName, invalidStateToMessage);
    }

    /** For the dialog: a name. */
    public static final class ColumnNameValidation extends PatternValidation {

        @Override
        public String getPattern() {
            return NAME;
        }

        @Override
        public String getErrorMessage() {
            return "The name must neither begin nor end with a blank.";
        }
    }

    /** For the dialog: a name or nothing. */
    public static final class EmptyOrColumnNameValidation extends PatternValidation {

        @Override
        public String getPattern() {
            return "(" + NAME + ")?";
        }

        @Override
        public String getErrorMessage() {
            return "The name must be empty, or neither begin nor end with a blank.";
        }
    }
}
