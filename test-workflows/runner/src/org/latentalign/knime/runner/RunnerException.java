package org.latentalign.knime.runner;

/** The run ends here; the message is the sentence the user reads, the status is the process's. */
final class RunnerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    RunnerException(final ExitStatus status, final String message) {
        super(message);
        this.status = status;
    }

    RunnerException(final ExitStatus status, final String message, final Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    ExitStatus status() {
        return status;
    }
}
