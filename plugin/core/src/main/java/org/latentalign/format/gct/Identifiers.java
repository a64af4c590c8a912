package org.latentalign.format.gct;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/** Sees to it that the identifiers of the chosen samples or genes are different. */
final class Identifiers {

    private final Axis.Kind kind;

    private final Path file;

    private final RepeatedIds policy;

    /** Where each was first. */
    private final Map<String, String> places = new HashMap<>();

    private int repeated;

    Identifiers(final Axis.Kind kind, final Path file, final RepeatedIds policy) {
        this.kind = kind;
        this.file = file;
        this.policy = policy;
    }

    /**
     * Takes the next one.
     *
     * @param id as the file writes it
     * @param place where in the file it is, for messages
     * @return as it is to be written; empty when what it stands for is to be left out
     * @throws FormatException when it is empty, or there already and must not be
     */
    Optional<String> next(final String id, final String place) throws FormatException {
        if (id.isEmpty()) {
            throw new FormatException("The " + kind.noun() + " in " + place + " of " + SourceStream.nameOf(file)
                    + " has no identifier; every " + kind.noun() + " needs one.");
        }
        final String earlier = places.putIfAbsent(id, place);
        if (earlier == null) {
            return Optional.of(id);
        }
        repeated++;
        return switch (policy) {
            case FAIL ->
                throw new FormatException(
                        "The " + kind.noun() + " " + TabReader.quote(id) + " occurs twice in "
                                + SourceStream.nameOf(file) + ", in " + earlier + " and in " + place
                                + "; identifiers have to be different: correct the file, or choose what becomes of repeated ones.");
            case KEEP_FIRST -> Optional.empty();
            case APPEND_NUMBER -> {
                int number = 1;
                while (places.putIfAbsent(id + "_" + number, place) != null) {
                    number++;
                }
                yield Optional.of(id + "_" + number);
            }
        };
    }

    /** @return how many were there already */
    int repeated() {
        return repeated;
    }
}
