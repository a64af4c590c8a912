package org.latentalign.node.shared.learner;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;

/** The coefficients of a polynomial, as a user types them. */
public final class Coefficients {

    private Coefficients() {}

    /**
     * @param text numbers separated by commas, from the constant term upwards
     * @return the numbers, at least one
     * @throws InvalidSettingsException when one is no number, with the sentence for the user
     */
    public static List<Double> parse(final String text) throws InvalidSettingsException {
        var coefficients = new ArrayList<Double>();
        for (var number : text.split(",", -1)) {
            try {
                coefficients.add(Double.valueOf(number.strip()));
            } catch (NumberFormatException e) {
                throw new InvalidSettingsException(
                        "The coefficients of the polynomial must be numbers separated by commas, such as \"1, 0.5\","
                                + " but \"" + number.strip() + "\" is not a number.",
                        e);
            }
        }
        return coefficients;
    }
}
