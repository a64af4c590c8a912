package org.latentalign.node.shared.learner;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;

/** The sizes of layers, as users write them. */
public final class HiddenSizes {

    private static final int MAX_SIZE = 1 << 20;

    private HiddenSizes() {}

    /**
     * @param text whole numbers separated by commas
     * @param what they are called, "hidden sizes" for example
     * @return the numbers, at least one
     * @throws InvalidSettingsException when it is something else, with the sentence for the user
     */
    public static List<Integer> parse(final String text, final String what) throws InvalidSettingsException {
        var sizes = new ArrayList<Integer>();
        for (var part : text.split(",", -1)) {
            int size;
            try {
                size = Integer.parseInt(part.strip());
            } catch (NumberFormatException e) {
                throw new InvalidSettingsException(
                        "The " + what + " must be whole numbers separated by commas, such as \"500, 30\", but \""
                                + part.strip() + "\" is none.",
                        e);
            }
            if (size < 1 || size > MAX_SIZE) {
                throw new InvalidSettingsException(
                        "A hidden layer must have between 1 and " + MAX_SIZE + " units, but one has " + size + ".");
            }
            sizes.add(size);
        }
        return sizes;
    }
}
