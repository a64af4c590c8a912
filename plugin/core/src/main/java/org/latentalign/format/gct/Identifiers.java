package org.latentalign.format.gct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * Sees to it that the identifiers of the chosen samples or genes are different. Of each it keeps where it was first, in some 18
 * bytes, as there are hundreds of thousands: a hash table of their indices with linear probing, and a place in words only of
 * one that is repeated.
 */
final class Identifiers {

    private final Axis.Kind kind;

    private final Path file;

    private final RepeatedIds policy;

    private final List<String> taken = new ArrayList<>();

    /** Where each was first. */
    private int[] positions = new int[1 << 4];

    /** Of each, the index + 1, or 0 for an empty slot; the length is a power of two, and at least half of them are empty. */
    private int[] slots = new int[2 * positions.length];

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
     * @param position where in the file it is
     * @param place says a position in words, for messages
     * @return as it is to be written; empty when what it stands for is to be left out
     * @throws FormatException when it is empty, or there already and must not be
     */
    Optional<String> next(final String id, final int position, final IntFunction<String> place) throws FormatException {
        if (id.isEmpty()) {
            throw new FormatException("The " + kind.noun() + " in " + place.apply(position) + " of "
                    + SourceStream.nameOf(file) + " has no identifier; every " + kind.noun() + " needs one.");
        }
        final int earlier = putIfAbsent(id, position);
        if (earlier < 0) {
            return Optional.of(id);
        }
        repeated++;
        return switch (policy) {
            case FAIL ->
                throw new FormatException(
                        "The " + kind.noun() + " " + TabReader.quote(id) + " occurs twice in "
                                + SourceStream.nameOf(file) + ", in " + place.apply(earlier) + " and in "
                                + place.apply(position)
                                + "; identifiers have to be different: correct the file, or choose what becomes of repeated ones.");
            case KEEP_FIRST -> Optional.empty();
            case APPEND_NUMBER -> {
                int number = 1;
                while (putIfAbsent(id + "_" + number, position) >= 0) {
                    number++;
                }
                yield Optional.of(id + "_" + number);
            }
        };
    }

    /** @return where the identifier was before, or -1 when it was not, and is there from now on */
    private int putIfAbsent(final String id, final int position) {
        final int slot = slot(id);
        if (slots[slot] != 0) {
            return positions[slots[slot] - 1];
        }
        if (taken.size() == positions.length) {
            grow();
        }
        positions[taken.size()] = position;
        taken.add(id);
        slots[slot(id)] = taken.size();
        return -1;
    }

    /** The slot that holds the identifier, or the empty one where it belongs. */
    private int slot(final String id) {
        final int hash = id.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0 && !taken.get(slots[slot] - 1).equals(id)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        positions = Arrays.copyOf(positions, 2 * positions.length);
        slots = new int[2 * positions.length];
        for (int i = 0; i < taken.size(); i++) {
            slots[slot(taken.get(i))] = i + 1;
        }
    }

    /** @return how many were there already */
    int repeated() {
        return repeated;
    }
}
