package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.collection.SetDataValue;
import org.knime.core.data.convert.map.IdentifiableType;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * The type of a column: the value interfaces that all of its cells have. Native types belong to one class of cells, the
 * others are what two different types have in common.
 */
public final class DataType implements IdentifiableType {

    private static final String KEY_CELL_CLASS = "cell_class";
    private static final String KEY_ELEMENT_TYPE = "collection_element_type";
    private static final String KEY_PREFERRED = "has_pref_value_class";
    private static final String KEY_VALUE_CLASSES = "value_classes";

    private static final Map<List<Object>, DataType> NATIVE = new ConcurrentHashMap<>();

    private static final Map<Class<?>, String> NAMES = Map.of(
            DoubleValue.class, "Number (Float)",
            IntValue.class, "Number (Integer)",
            LongValue.class, "Number (Long Integer)",
            StringValue.class, "String",
            BooleanValue.class, "Boolean",
            ListDataValue.class, "Collection (List)",
            SetDataValue.class, "Collection (Set)",
            CollectionDataValue.class, "Collection",
            DoubleVectorValue.class, "Double Vector",
            ComplexNumberValue.class, "Complex number");

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;
    private final DataType elementType;

    private DataType(
            final Class<? extends DataCell> cellClass,
            final List<Class<? extends DataValue>> valueClasses,
            final DataType elementType) {
        final boolean collection = valueClasses.stream().anyMatch(CollectionDataValue.class::isAssignableFrom);
        if (collection != (elementType != null)) {
            throw new IllegalArgumentException(
                    collection
                            ? "A collection type needs the type of its elements"
                            : "Only a collection type has a type of its elements");
        }
        this.cellClass = cellClass;
        this.valueClasses = Collections.unmodifiableList(valueClasses);
        this.elementType = elementType;
    }

    /**
     * @param cell a class of cells that are no collections
     * @return its type
     */
    public static DataType getType(final Class<? extends DataCell> cell) {
        return getType(cell, null);
    }

    /**
     * @param cellImplementsCollectionDataValue a class of cells
     * @param collectionElementType the type of a collection's elements, null for other cells
     * @return the type
     */
    public static DataType getType(
            final Class<? extends DataCell> cellImplementsCollectionDataValue, final DataType collectionElementType) {
        Objects.requireNonNull(cellImplementsCollectionDataValue, "A type needs a cell class");
        return NATIVE.computeIfAbsent(Arrays.asList(cellImplementsCollectionDataValue, collectionElementType), key -> {
            final Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
            addValueInterfaces(values, cellImplementsCollectionDataValue);
            return new DataType(cellImplementsCollectionDataValue, new ArrayList<>(values), collectionElementType);
        });
    }

    private static void addValueInterfaces(final Set<Class<? extends DataValue>> values, final Class<?> start) {
        for (final Class<?> candidate : start.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(candidate)) {
                values.add(candidate.asSubclass(DataValue.class));
            }
            addValueInterfaces(values, candidate);
        }
        if (start.getSuperclass() != null) {
            addValueInterfaces(values, start.getSuperclass());
        }
    }

    /** @return the cell that stands for no value */
    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    /**
     * @param type1 a type
     * @param type2 another
     * @return the narrowest type that holds the cells of both
     */
    public static DataType getCommonSuperType(final DataType type1, final DataType type2) {
        if (type1.isMissingValueType() || type2.isASuperTypeOf(type1) && !type1.isASuperTypeOf(type2)) {
            return type2;
        }
        if (type2.isMissingValueType() || type1.isASuperTypeOf(type2)) {
            return type1;
        }
        final List<Class<? extends DataValue>> shared = new ArrayList<>(type1.valueClasses);
        shared.retainAll(type2.valueClasses);
        final boolean collection = shared.stream().anyMatch(CollectionDataValue.class::isAssignableFrom);
        return new DataType(null, shared, collection ? getCommonSuperType(type1.elementType, type2.elementType) : null);
    }

    /** @return whether this is the type of the missing cell */
    public boolean isMissingValueType() {
        return valueClasses.contains(MissingValue.class);
    }

    /** @return the type of a collection's elements, null for other types */
    public DataType getCollectionElementType() {
        return elementType;
    }

    /** @return whether the cells are collections */
    public boolean isCollectionType() {
        return isCompatible(CollectionDataValue.class);
    }

    /** @return the first of the value interfaces */
    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.get(0);
    }

    /**
     * @param valueClass an interface
     * @return whether the cells can be read through it; a missing cell through any
     */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return valueClasses.stream().anyMatch(c -> c == MissingValue.class || valueClass.isAssignableFrom(c));
    }

    /**
     * @param type a type
     * @return whether cells of that type may stand in a column of this one
     */
    public boolean isASuperTypeOf(final DataType type) {
        if (type == this || type.isMissingValueType()) {
            return true;
        }
        return valueClasses.stream()
                .allMatch(c -> type.isCompatible(c)
                        && (c != CollectionDataValue.class || elementType.isASuperTypeOf(type.elementType)));
    }

    /** @return the order of the first value interface that has one, else that of the printed values */
    public DataValueComparator getComparator() {
        for (final Class<?> value : valueClasses) {
            if (value == IntValue.class) {
                return new IntValueComparator();
            } else if (value == LongValue.class) {
                return new LongValueComparator();
            } else if (value == DoubleValue.class) {
                return new DoubleValueComparator();
            } else if (value == StringValue.class) {
                return new StringValueComparator();
            } else if (value == BooleanValue.class) {
                return new DataValueComparator() {
                    @Override
                    protected int compareDataValues(final DataValue v1, final DataValue v2) {
                        return Boolean.compare(
                                ((BooleanValue) v1).getBooleanValue(), ((BooleanValue) v2).getBooleanValue());
                    }
                };
            }
        }
        return new DataValueComparator() {
            @Override
            protected int compareDataValues(final DataValue v1, final DataValue v2) {
                return v1.toString().compareTo(v2.toString());
            }
        };
    }

    /** @param config gets this type */
    public void save(final ConfigWO config) {
        if (elementType != null) {
            elementType.save(config.addConfig(KEY_ELEMENT_TYPE));
        }
        if (cellClass != null) {
            config.addString(KEY_CELL_CLASS, cellClass.getName());
        } else {
            config.addString(KEY_CELL_CLASS, null);
            config.addBoolean(KEY_PREFERRED, true);
            config.addStringArray(
                    KEY_VALUE_CLASSES, valueClasses.stream().map(Class::getName).toArray(String[]::new));
        }
    }

    /**
     * @param config written by {@link #save(ConfigWO)}
     * @return the type
     * @throws InvalidSettingsException if a class is unknown or an entry missing
     */
    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        final String cellClassName = config.getString(KEY_CELL_CLASS);
        final DataType element = config.containsKey(KEY_ELEMENT_TYPE) ? load(config.getConfig(KEY_ELEMENT_TYPE)) : null;
        try {
            final ClassLoader loader = DataType.class.getClassLoader();
            if (cellClassName != null) {
                return getType(Class.forName(cellClassName, true, loader).asSubclass(DataCell.class), element);
            }
            final List<Class<? extends DataValue>> values = new ArrayList<>();
            for (final String name : config.getStringArray(KEY_VALUE_CLASSES)) {
                values.add(Class.forName(name, true, loader).asSubclass(DataValue.class));
            }
            return new DataType(null, values, element);
        } catch (ClassNotFoundException | ClassCastException | IllegalArgumentException e) {
            throw new InvalidSettingsException("Unknown column type: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(final Object other) {
        return other == this
                || other instanceof DataType that
                        && Set.copyOf(valueClasses).equals(Set.copyOf(that.valueClasses))
                        && Objects.equals(elementType, that.elementType)
                        && (valueClasses.isEmpty() || valueClasses.get(0) == that.valueClasses.get(0));
    }

    @Override
    public int hashCode() {
        return Set.copyOf(valueClasses).hashCode() + 31 * Objects.hashCode(elementType);
    }

    /** @return the name that users read */
    public String getName() {
        if (cellClass == null) {
            return "?";
        }
        return valueClasses.stream()
                .map(NAMES::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(cellClass::getSimpleName);
    }

    /** @return the name, with that of the elements */
    @Override
    public String toString() {
        return (cellClass == null ? "Non-Native " + valueClasses : getName())
                + (elementType == null ? "" : " (Collection of: " + elementType + ")");
    }
}
