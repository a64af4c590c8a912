package org.latentalign.spark.moment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.spark.frame.RowTally;
import org.latentalign.spectral.SecondMoment;

/**
 * What one part of the rows comes to, as it travels between machines: the moment as the bytes of its file, 4 d^2 of them,
 * which every serializer takes as they are.
 *
 * <p>Not a record: the version of Kryo that Spark 3.5 has cannot read records.
 */
final class PartMoment implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Null where no row had a vector. */
    private final byte[] moment;

    private final RowTally tally;

    /** Why there is no moment in spite of rows, for the user; else null. */
    private final String failure;

    private PartMoment(final byte[] moment, final RowTally tally, final String failure) {
        this.moment = moment;
        this.tally = tally;
        this.failure = failure;
    }

    /**
     * @param moment of the part, centered; may be of no rows
     * @param tally of its rows
     * @return both
     */
    static PartMoment of(final SecondMoment moment, final RowTally tally) {
        return new PartMoment(moment.count() == 0 ? null : bytes(moment), tally, null);
    }

    /**
     * @param tally of rows of which none has a vector
     * @return the tally alone
     */
    static PartMoment empty(final RowTally tally) {
        return new PartMoment(null, tally, null);
    }

    /**
     * @param failure why the part has no moment, a sentence for the user
     * @param tally of its rows
     * @return both
     */
    static PartMoment failed(final String failure, final RowTally tally) {
        return new PartMoment(null, tally, failure);
    }

    private static byte[] bytes(final SecondMoment moment) {
        final long length = 4L * moment.dimension() * (moment.dimension() + 5) + 64;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(length, Integer.MAX_VALUE - 8));
        try {
            MomentFormat.write(new PreprocessedMoment(moment, Preprocessing.NONE, List.of()), bytes);
        } catch (final IOException e) { // memory has no faults
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @return the moment, new; nothing where no row had a vector */
    Optional<SecondMoment> moment() {
        if (moment == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    MomentFormat.read(new ByteArrayInputStream(moment)).moment());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what was counted */
    RowTally tally() {
        return tally;
    }

    /** @return why there is no moment, for the user */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
