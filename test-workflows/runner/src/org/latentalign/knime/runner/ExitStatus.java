package org.latentalign.knime.runner;

/** How a run ended; the numbers are those of KNIME's batch executor where it has one. */
enum ExitStatus {
    SUCCESS(0),
    WRONG_ARGUMENTS(2),
    NOT_LOADED(3),
    NOT_EXECUTED(4),
    CANCELED(130);

    private final int code;

    ExitStatus(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
