package org.latentalign.node.shared.vectors;

import java.util.List;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;

/**
 * The three ways in which a KNIME table holds one vector per row.
 *
 * <p>The names of the constants are written into saved workflows: they never change.
 */
public enum VectorShape {
    /** One column whose cells are lists of numbers; the default output, since every KNIME node understands it. */
    @Label(
            value = "List column",
            description = "One column that holds all numbers of a row as a list. Compact, and understood by KNIME's"
                    + " collection and AI nodes. KNIME's CSV Writer refuses it; the Vector Writer and the GCT"
                    + " Writer do not.")
    LIST,

    /** One column whose cells are double vectors. */
    @Label(
            value = "Double vector column",
            description = "One column of KNIME's double vector type, as the distance matrix and similarity nodes use"
                    + " it. It cannot hold a missing number inside a vector.")
    DOUBLE_VECTOR,

    /** One numeric column for each dimension. */
    @Label(
            value = "One column per dimension",
            description = "One numeric column for each dimension. Right for charts, statistics and nodes that work on"
                    + " numeric columns; slow and unwieldy for more than a few hundred dimensions.")
    COLUMNS;

    /** Stands for the chosen shape in the conditions of other widgets. */
    public static final class Reference implements ParameterReference<VectorShape> {}

    /** Whether vectors take a single column, which then needs a name. */
    public static final class IsOneColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(Reference.class).isOneOf(LIST, DOUBLE_VECTOR);
        }
    }

    /** @return whether cells of this type are lists whose elements are numbers */
    static boolean isList(final DataType type) {
        return type.isCompatible(ListDataValue.class)
                && type.getCollectionElementType() != null
                && type.getCollectionElementType().isCompatible(DoubleValue.class);
    }

    /** @return whether cells of this type are double vectors */
    static boolean isDoubleVector(final DataType type) {
        return type.isCompatible(DoubleVectorValue.class) && !isList(type);
    }

    /** @return whether cells of this type are single numbers */
    static boolean isNumber(final DataType type) {
        return type.isCompatible(DoubleValue.class);
    }

    /** @return the cell type of the column or columns that this shape writes */
    DataType cellType() {
        return switch (this) {
            case LIST -> ListCell.getCollectionType(DoubleCell.TYPE);
            case DOUBLE_VECTOR -> DoubleVectorCellFactory.TYPE;
            case COLUMNS -> DoubleCell.TYPE;
        };
    }

    /** @return how many columns a vector with these element names takes */
    int columnCount(final List<String> elementNames) {
        return this == COLUMNS ? elementNames.size() : 1;
    }
}
