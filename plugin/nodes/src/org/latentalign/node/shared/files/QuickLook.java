package org.latentalign.node.shared.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.latentalign.progress.Progress;

/**
 * A look into a file while the node is configured, so that nodes below know the columns before anything has run. Small files
 * are always looked at, so that a workflow is in the same state on any machine; with others it is given up after a fraction
 * of a second, since KNIME configures often, and waits. Whatever is wrong with the file is said when it is read, not here.
 */
@SuppressWarnings("restriction")
public final class QuickLook {

    private static final long MOST_NANOSECONDS = 300_000_000;

    /** Bytes that are read in a moment, or copied, as KNIME does behind a URL where a path of this computer is needed. */
    private static final long SMALL = 1 << 24;

    private final long started = System.nanoTime();

    private final boolean isLimited;

    private QuickLook(final boolean isLimited) {
        this.isLimited = isLimited;
    }

    /**
     * Reads what is to be known.
     *
     * @param <T> what that is
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * @param file to read
         * @param look whose progress or stream ends the reading when it takes too long
         * @return what was read
         * @throws IOException when reading fails
         * @throws KNIMEException when the settings do not fit the file
         * @throws CanceledExecutionException as it may when a node runs
         */
        T read(ChosenFile file, QuickLook look) throws IOException, KNIMEException, CanceledExecutionException;
    }

    /**
     * @param <T> what is to be known
     * @param selection what the user chose; looked at only where that is quick, on this computer
     * @param reading of it
     * @return what was read; nothing when it took too long, or failed
     */
    public static <T> Optional<T> at(final FileSelection selection, final Reading<T> reading) {
        if (!ChosenFile.isChosen(selection) || !ChosenFile.isOnThisComputer(selection.getFSLocation())) {
            return Optional.empty();
        }
        try (var file = ChosenFile.open(selection, "a file")) {
            boolean isSmall = Files.size(file.path()) <= SMALL;
            return isSmall || ChosenFile.isQuickToReach(selection.getFSLocation())
                    ? Optional.of(reading.read(file, new QuickLook(!isSmall)))
                    : Optional.empty();
        } catch (IOException | KNIMEException | CanceledExecutionException | RuntimeException e) {
            // the reader says the same when it runs, as a failure of its own
            return Optional.empty();
        }
    }

    /** @return throws when the look takes too long */
    public Progress progress() {
        return (fraction, message) -> requireTime();
    }

    /**
     * @param file to read from its start
     * @return its content, until the look takes too long; to be closed by the caller
     * @throws IOException when it cannot be opened
     */
    public InputStream stream(final ChosenFile file) throws IOException {
        return new FilterInputStream(Files.newInputStream(file.path())) {
            @Override
            public int read(final byte[] bytes, final int offset, final int length) throws IOException {
                requireTime();
                return super.read(bytes, offset, length);
            }
        };
    }

    private void requireTime() {
        if (isLimited && System.nanoTime() - started > MOST_NANOSECONDS
                || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The look takes too long.");
        }
    }
}
