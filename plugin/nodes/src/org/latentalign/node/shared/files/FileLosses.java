package org.latentalign.node.shared.files;

import java.util.List;
import java.util.stream.Stream;
import org.latentalign.figure.Numbers;
import org.latentalign.format.vectors.SingleLosses;

/** Puts into words what a file cannot hold as it was. */
public final class FileLosses {

    private FileLosses() {}

    /** @return a sentence each; none when single precision holds all numbers but for their last digits */
    public static List<String> of(final SingleLosses losses) {
        return Stream.concat(
                        counted(
                                losses.tooLarge(),
                                "number is beyond what single precision holds (3.4e38) and became infinite",
                                "numbers are beyond what single precision holds (3.4e38) and became infinite")
                                .stream(),
                        counted(
                                losses.tooSmall(),
                                "number is nearer to zero than single precision holds (1.4e-45) and became zero",
                                "numbers are nearer to zero than single precision holds (1.4e-45) and became zero")
                                .stream())
                .toList();
    }

    /**
     * @param count how many there are
     * @param one what stands behind 1, without a full stop
     * @param several what stands behind other numbers
     * @return a sentence, or none for none
     */
    public static List<String> counted(final long count, final String one, final String several) {
        return count == 0 ? List.of() : List.of(Numbers.count(count) + " " + (count == 1 ? one : several) + ".");
    }
}
