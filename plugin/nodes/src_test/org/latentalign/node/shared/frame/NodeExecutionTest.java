package org.latentalign.node.shared.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;

class NodeExecutionTest {

    private static String message(final NodeExecution.Action action) {
        return assertThrows(KNIMEException.class, () -> NodeExecution.run(action))
                .getMessage();
    }

    private static NodeExecution.Action failing(final IOException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void returnsWhatTheBodyReturns() throws Exception {
        assertEquals(7, NodeExecution.call(() -> 7));
    }

    @Test
    void keepsTheSentenceOfOurOwnExceptions() {
        assertEquals("Line 3 is bad.", message(failing(new FormatException("Line 3 is bad."))));
        assertEquals("No rows.", message(() -> {
            throw new FitException("No rows.");
        }));
        assertEquals("Choose a column.", message(() -> {
            throw new InvalidSettingsException("Choose a column.");
        }));
    }

    @Test
    void makesASentenceOfThePlatformsExceptions() {
        assertEquals(
                "The file \"/data/x.gct\" does not exist.", message(failing(new NoSuchFileException("/data/x.gct"))));
        assertEquals(
                "The file \"/data/x.gct\" may not be read: ask for permission, or choose another file.",
                message(failing(new AccessDeniedException("/data/x.gct"))));
        assertEquals("Reading or writing failed: disk full", message(failing(new IOException("disk full"))));
        assertEquals("Reading or writing failed (IOException).", message(failing(new IOException())));
    }

    @Test
    void looksIntoWrappers() {
        assertEquals("Line 3 is bad.", message(() -> {
            throw new ExecutionException(new UncheckedIOException(new FormatException("Line 3 is bad.")));
        }));
    }

    @Test
    void everyKindOfCancelIsOne() {
        assertThrows(
                CanceledExecutionException.class,
                () -> NodeExecution.run(() -> {
                    throw new CancellationException();
                }));
        assertThrows(
                CanceledExecutionException.class,
                () -> NodeExecution.run(() -> {
                    throw new InterruptedException();
                }));
        assertThrows(
                CanceledExecutionException.class, () -> NodeExecution.run(failing(new ClosedByInterruptException())));
        assertThrows(
                CanceledExecutionException.class,
                () -> NodeExecution.run(() -> {
                    throw new ExecutionException(new CanceledExecutionException());
                }));
    }

    @Test
    void aMistakeOfOursPassesUntouched() {
        var mistake = new IllegalStateException("bug");
        assertSame(
                mistake,
                assertThrows(
                        IllegalStateException.class,
                        () -> NodeExecution.run(() -> {
                            throw mistake;
                        })));
        assertSame(
                mistake,
                assertThrows(
                        IllegalStateException.class,
                        () -> NodeExecution.run(() -> {
                            throw new ExecutionException(mistake);
                        })));
    }
}
