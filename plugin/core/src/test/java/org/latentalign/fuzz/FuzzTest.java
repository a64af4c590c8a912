package org.latentalign.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.kernel.FitException;

/** Some mutants of every format; {@code ./fuzz} reads thousands, within a small heap. */
class FuzzTest {

    private static final int MUTANTS = 150;

    @TempDir
    private Path folder;

    static Stream<Subject> subjects() throws IOException, FitException {
        return Subjects.all().stream();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void mutantsEndInAValueOrASentence(final Subject subject) throws IOException {
        final Fuzz.Outcome outcome = new Fuzz(folder).run(subject, MUTANTS);
        assertEquals(List.of(), outcome.faults());
        assertEquals(MUTANTS, outcome.values() + outcome.sentences());
        assertTrue(outcome.sentences() > 0, "no mutant was damaged");
    }
}
