package org.latentalign.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFileTest {

    private static Optional<ForeignFile> of(final String start) {
        return ForeignFile.of(start.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What Python writes of numbers, lists, dictionaries and objects in the two oldest protocols. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(lp0\nI1\naI2\na.",
                "(dp0\nVa\np1\nI1\ns.",
                "cdecimal\nDecimal\np0\n(V1\np1\ntp2\nRp3\n.",
                "ccopy_reg\n_reconstructor\np0\n(c__main__\nA\np1\n",
                "cdecimal\nDecimal\nq\0(X\1\0\0\0001q\1tq\2Rq\3.",
                "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n"
            })
    void oldPicklesAreTold(final String start) {
        assertEquals(Optional.of(ForeignFile.PICKLE), of(start));
    }

    /** Lists with a word a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat\ndog\n",
                "cat\ndog\npig\ncow\n",
                "cdk2\ntp53\nquit\n",
                "came\ngo\nqueen\n",
                "c1\nc2\np53\tx\n"
            })
    void listsOfWordsAreNoPickles(final String start) {
        assertEquals(Optional.empty(), of(start));
    }
}
