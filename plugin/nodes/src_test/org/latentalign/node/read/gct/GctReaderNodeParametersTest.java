package org.latentalign.node.read.gct;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.Orientation;
import org.latentalign.node.read.gct.GctReaderNodeParameters.GeneNames;
import org.latentalign.node.shared.conditions.ConditionParameters;
import org.latentalign.node.shared.conditions.ConditionParameters.Match;
import org.latentalign.node.shared.vectors.VectorShape;

class GctReaderNodeParametersTest {

    @Test
    void theDefaultReadsAllSamples() {
        var parameters = new GctReaderNodeParameters();

        assertDoesNotThrow(parameters::validate);
        assertEquals(Orientation.SAMPLES_AS_ROWS, parameters.orientation());
        assertEquals(List.of(), parameters.samples().conditions());
        assertEquals(List.of("*"), parameters.samples().fields());
        assertEquals(Optional.empty(), parameters.sampleIdColumn());
        assertEquals(VectorShape.LIST, parameters.m_vectorShape);
    }

    @Test
    void valuesAreLinesWithoutBlanksAroundThem() {
        var condition = new ConditionParameters("  cell_id ", Match.IS_NOT, "A375\r\n\n  MCF 7 \nPC*");
        var parameters = new GctReaderNodeParameters();
        parameters.m_geneConditions = new ConditionParameters[] {condition};

        assertDoesNotThrow(parameters::validate);
        assertEquals(
                List.of(new Condition("cell_id", Condition.Match.IS_NOT, List.of("A375", "MCF 7", "PC*"))),
                parameters.genes().conditions());
    }

    @Test
    void comparisonsTakeANumberAndPresenceNone() {
        var atLeast = new ConditionParameters("tas", Match.AT_LEAST, " 0.3 ");
        var missing = new ConditionParameters("pert_id", Match.MISSING, "left over");
        var parameters = new GctReaderNodeParameters();
        parameters.m_sampleConditions = new ConditionParameters[] {atLeast, missing};

        assertDoesNotThrow(parameters::validate);
        assertEquals(
                List.of(
                        new Condition("tas", Condition.Match.AT_LEAST, List.of("0.3")),
                        new Condition("pert_id", Condition.Match.MISSING, List.of())),
                parameters.samples().conditions());
    }

    @Test
    void whatIsIncompleteIsRefused() {
        assertEquals(
                "Choose samples: condition 2 names no field; name one or remove the condition.",
                refused(parameters -> parameters.m_sampleConditions =
                        new ConditionParameters[] {condition("a", "b"), condition(" ", "b")}));
        assertEquals(
                "Choose genes: condition 1 on pr_is_lm has no values; write one a line or remove the condition.",
                refused(parameters ->
                        parameters.m_geneConditions = new ConditionParameters[] {condition("pr_is_lm", " \n ")}));
        assertEquals(
                "Name the field with gene names, or choose symbols or identifiers.",
                refused(parameters -> parameters.m_geneNames = GeneNames.FIELD));
        assertEquals(
                "Choose samples: condition 1 on tas compares with a number; write a single one, with a point for"
                        + " decimals.",
                refused(parameters -> {
                    parameters.m_sampleConditions =
                            new ConditionParameters[] {new ConditionParameters("tas", Match.AT_LEAST, "0.3\n0.5")};
                }));
        assertEquals("The expression column needs a name.", refused(parameters -> parameters.m_vectorColumn = " "));
    }

    private static String refused(final Consumer<GctReaderNodeParameters> change) {
        var parameters = new GctReaderNodeParameters();
        change.accept(parameters);
        return assertThrows(InvalidSettingsException.class, parameters::validate)
                .getMessage();
    }

    private static ConditionParameters condition(final String field, final String values) {
        return new ConditionParameters(field, Match.IS, values);
    }
}
