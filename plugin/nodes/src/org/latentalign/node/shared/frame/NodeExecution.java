package org.latentalign.node.shared.frame;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.StorageException;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * The frame around a node's {@code execute}: reports its progress, shows its warnings, and is the one place where what goes
 * wrong in the pure packages becomes what KNIME shows, a {@link KNIMEException} with the sentence for the user, or a
 * {@link CanceledExecutionException}.
 *
 * <p>KNIME shows the message of a {@link KNIMEException} as it is. Any other exception it shows behind "Execute failed"
 * with a stack trace in the log, which is right for a mistake of ours and wrong for a mistake in the data. So unchecked
 * exceptions pass untouched.
 */
public final class NodeExecution {

    private NodeExecution() {}

    /**
     * The body of a node's {@code execute}.
     *
     * @param <T> what it computes
     */
    @FunctionalInterface
    public interface Body<T> {
        /**
         * @return the result
         * @throws KNIMEException with the sentence for the user
         * @throws CanceledExecutionException when the user canceled
         * @throws InvalidSettingsException when settings do not fit the data
         * @throws FitException when data and options make no model
         * @throws IOException when reading or writing fails
         * @throws ExecutionException around any of these, from another thread
         * @throws InterruptedException when the user canceled while the body waited
         */
        T run()
                throws KNIMEException, CanceledExecutionException, InvalidSettingsException, FitException, IOException,
                        ExecutionException, InterruptedException;
    }

    /** The body of a node's {@code execute} that returns nothing. */
    @FunctionalInterface
    public interface Action {
        /**
         * @throws KNIMEException with the sentence for the user
         * @throws CanceledExecutionException when the user canceled
         * @throws InvalidSettingsException when settings do not fit the data
         * @throws FitException when data and options make no model
         * @throws IOException when reading or writing fails
         * @throws ExecutionException around any of these, from another thread
         * @throws InterruptedException when the user canceled while the body waited
         */
        void run()
                throws KNIMEException, CanceledExecutionException, InvalidSettingsException, FitException, IOException,
                        ExecutionException, InterruptedException;
    }

    /**
     * Runs the body and turns its failures into those that KNIME shows.
     *
     * @param <T> what the body computes
     * @param body the work of a node
     * @return what the body returned
     * @throws KNIMEException with the sentence for the user
     * @throws CanceledExecutionException when the user canceled
     */
    public static <T> T call(final Body<T> body) throws KNIMEException, CanceledExecutionException {
        try {
            return body.run();
        } catch (InterruptedException e) {
            throw canceled(e);
        } catch (InvalidSettingsException
                | FitException
                | IOException
                | ExecutionException
                | CancellationException
                | UncheckedIOException e) {
            throw translate(e);
        }
    }

    /**
     * Runs the action and turns its failures into those that KNIME shows.
     *
     * @param action the work of a node
     * @throws KNIMEException with the sentence for the user
     * @throws CanceledExecutionException when the user canceled
     */
    public static void run(final Action action) throws KNIMEException, CanceledExecutionException {
        call(() -> {
            action.run();
            return null;
        });
    }

    /**
     * Lets pure code report to KNIME's progress bar and learn of a cancel.
     *
     * @param monitor of the node, or of a part of its work
     * @return a progress that throws {@link CancellationException} when the user cancels
     */
    public static Progress progress(final ExecutionMonitor monitor) {
        return (fraction, message) -> {
            requireNotCanceled(monitor);
            if (Double.isNaN(fraction)) {
                monitor.setMessage(message);
            } else {
                monitor.setProgress(fraction, message);
            }
        };
    }

    /**
     * Ends the work when the user wants that.
     *
     * @param monitor of the node, or of a part of its work
     * @throws CancellationException when the user canceled
     */
    public static void requireNotCanceled(final ExecutionMonitor monitor) {
        try {
            monitor.checkCanceled();
        } catch (CanceledExecutionException e) {
            var cancellation = new CancellationException(e.getMessage());
            cancellation.initCause(e);
            throw cancellation;
        }
    }

    /**
     * Shows warnings at the node.
     *
     * @param output of the node
     * @param warnings sentences; often none
     */
    public static void warn(final ExecuteOutput output, final List<String> warnings) {
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join("\n", warnings));
        }
    }

    /** Always throws; declared to return so that a caller can write {@code throw translate(e)}. */
    private static KNIMEException translate(final Throwable failure) throws KNIMEException, CanceledExecutionException {
        if (failure instanceof KNIMEException e) {
            throw e;
        }
        if (failure instanceof CanceledExecutionException e) {
            throw e;
        }
        if (failure instanceof CancellationException
                || failure instanceof InterruptedException
                || failure instanceof InterruptedIOException
                || failure instanceof ClosedByInterruptException) {
            throw canceled(failure);
        }
        if (failure instanceof ExecutionException || failure instanceof UncheckedIOException) {
            throw translate(failure.getCause());
        }
        if (failure instanceof InvalidSettingsException || failure instanceof FitException) {
            throw new KNIMEException(failure.getMessage(), failure);
        }
        if (failure instanceof IOException e) {
            throw new KNIMEException(sentence(e), e);
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }

    private static CanceledExecutionException canceled(final Throwable cause) {
        var canceled = new CanceledExecutionException();
        canceled.initCause(cause);
        return canceled;
    }

    /** What the platform's own exceptions say is often no more than the name of the file. */
    private static String sentence(final IOException failure) {
        var message = failure.getMessage();
        if (failure instanceof FormatException || failure instanceof StorageException) {
            return message;
        }
        if (failure instanceof NoSuchFileException e) {
            return "The file \"" + e.getFile() + "\" does not exist.";
        }
        if (failure instanceof AccessDeniedException e) {
            return "The file \"" + e.getFile() + "\" may not be read: ask for permission, or choose another file.";
        }
        if (failure instanceof FileNotFoundException) {
            return "The file cannot be opened: " + message;
        }
        if (failure instanceof EOFException) {
            return "The data end too early" + (message == null ? "." : ": " + message);
        }
        return message == null
                ? "Reading or writing failed (" + failure.getClass().getSimpleName() + ")."
                : "Reading or writing failed: " + message;
    }
}
