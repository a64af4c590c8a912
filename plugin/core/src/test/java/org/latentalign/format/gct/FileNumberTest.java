package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNumberTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10.0, true",
        "1e-05, 0.00001, true",
        "-0, 0, true",
        "+5, 5, true",
        ".5, 0.50, true",
        "0.37, 0.370000005, true", // single precision, written with nine digits
        "0.370000005, 0.370000006, false",
        "0.1234567, 0.12345671, false",
        "1234567, 1234568, false",
        "9007199254740992, 9007199254740993, false",
        "1234567890123456789, 1234567890123456700, false",
        "10, 11, false",
        "10, ten, false",
        "10, , false"
    })
    void sameIsWhatTheFilesPrecisionCannotTellApart(final String wanted, final String text, final boolean same) {
        final var choice = new FileNumber.Choice(List.of(wanted, "1e300"));

        assertEquals(same, choice.contains(text == null ? "" : text));
        if (text != null && FileNumber.isNumber(text)) {
            assertEquals(same, FileNumber.compare(wanted, text) == 0);
            assertEquals(same, FileNumber.compare(text, wanted) == 0);
        }
    }
}
