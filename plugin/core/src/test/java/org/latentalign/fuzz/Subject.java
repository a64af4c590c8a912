package org.latentalign.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * A format.
 *
 * @param name by which the command line knows it
 * @param goldens right files, by their name
 * @param reading reads a file whole
 */
record Subject(String name, List<Golden> goldens, Reading reading) {

    /**
     * A right file.
     *
     * @param name what its mutants are called, since some formats look at it
     * @param content its bytes
     */
    record Golden(String name, byte[] content) {}

    /** Reads a file, and ends in an exception when it cannot. */
    @FunctionalInterface
    interface Reading {
        void read(Path file) throws Exception;
    }
}
