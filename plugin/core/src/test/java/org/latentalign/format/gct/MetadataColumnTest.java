package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.Field.Type;

class MetadataColumnTest {

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1;2;-3",
        "INTEGER, 24.0;6.",
        "INTEGER, -666;0;NA;-0",
        "INTEGER, 2147483647",
        "LONG, 2147483648;1",
        "LONG, 9007199254740992",
        "LONG, 9007199254740993",
        "LONG, 1234567890123456789;1234567890123456788",
        "LONG, -9223372036854775808;9223372036854775807",
        "DOUBLE, 9007199254740993.5",
        "STRING, 100000000000000000000",
        "STRING, 9223372036854775808;1",
        "STRING, 9007199254740993;0.5",
        "DOUBLE, 9007199254740992;0.5",
        "DOUBLE, 0.5;3",
        "DOUBLE, 1e-05;1",
        "DOUBLE, 1.5E5;0.1",
        "STRING, 1E05",
        "STRING, 01;02",
        "STRING, +1",
        "STRING, .5",
        "STRING, 1;two",
        "STRING, 24 h",
        "STRING, NA;NaN;-666;-666.0",
        "STRING, 0x1p3",
        "STRING, 1f",
        "STRING, Infinity",
        "STRING, -;.;?;#N/A;n/a;NULL;None;<NA>;-nan;1.#IND;#DIV/0!;#VALUE!;#NUM!",
        "INTEGER, -;1;.;2",
    })
    void theTypeFollowsFromTheValues(final Type type, final String values) {
        assertEquals(type, MetadataColumn.of("x", values.split(";")).type());
    }

    @ParameterizedTest
    @CsvSource({
        "5720, 5720",
        "0.1, 0.1",
        "1e22, 1.0E22",
        "-0.25, -0.25",
        "1e-7, 1.0E-7",
        "9007199254740992, 9007199254740992"
    })
    void numbersBecomeTextsThatReadBack(final double number, final String text) {
        assertEquals(text, MetadataColumn.textOf(number));
        assertTrue(MetadataColumn.isNumber(text));
        assertEquals(number, Double.parseDouble(text));
    }

    @Test
    void missingValuesHaveNoText() {
        final var column = MetadataColumn.of("dose", new String[] {"nan", "10", null, "", "-666.000"});

        assertEquals(Type.INTEGER, column.type());
        assertEquals(10, column.number(1));
        for (final int i : new int[] {0, 2, 3, 4}) {
            assertTrue(column.isMissing(i));
            assertThrows(NullPointerException.class, () -> column.text(i));
        }
    }
}
