package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** A group of settings that can also hold cells, types and row keys. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {

    private static final long serialVersionUID = 1L;

    private static final String KEY_CELL = "datacell";
    private static final String ARRAY_SIZE = "array-size";

    /** @param key the group's name */
    protected Config(final String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(final String key) {
        return (Config) addConfigBase(key);
    }

    /** @param config added; of the same class as this */
    protected final void addConfig(final Config config) {
        addConfigBase(config);
    }

    @Override
    public final Config getConfig(final String key) throws InvalidSettingsException {
        if (get(key) instanceof Config group) {
            return group;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    @Override
    public void addDataCell(final String key, final DataCell cell) {
        final Config group = addConfig(key);
        final String kind = cell == null ? null : cell.getClass().getName();
        group.addString(KEY_CELL, kind);
        if (cell == null) {
            return;
        }
        final Config content = group.addConfig(kind);
        final String name = cell.getClass().getSimpleName();
        if (cell instanceof BooleanCell c) {
            content.addBoolean(name, c.getBooleanValue());
        } else if (cell instanceof StringCell c) {
            content.addString(name, c.getStringValue());
        } else if (cell instanceof DoubleCell c) {
            content.addDouble(name, c.getDoubleValue());
        } else if (cell instanceof LongCell c) {
            content.addLong(name, c.getLongValue());
        } else if (cell instanceof IntCell c) {
            content.addInt(name, c.getIntValue());
        } else if (!(cell instanceof MissingCell)) {
            throw new IllegalArgumentException("The stand-in cannot put a " + kind + " into settings");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws InvalidSettingsException;
    }

    @SuppressWarnings("unused") // why an entry cannot be read does not matter when there is a default
    private static <T> T orDefault(final Reading<T> reading, final T def) {
        try {
            return reading.read();
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @FunctionalInterface
    private interface CellReader {
        DataCell read(Config content, String name) throws InvalidSettingsException;
    }

    private static final Map<String, CellReader> CELL_READERS = Map.of(
            BooleanCell.class.getName(), (content, name) -> BooleanCell.get(content.getBoolean(name)),
            StringCell.class.getName(), (content, name) -> new StringCell(content.getString(name)),
            DoubleCell.class.getName(), (content, name) -> new DoubleCell(content.getDouble(name)),
            LongCell.class.getName(), (content, name) -> new LongCell(content.getLong(name)),
            IntCell.class.getName(), (content, name) -> new IntCell(content.getInt(name)),
            MissingCell.class.getName(), (content, name) -> DataType.getMissingCell());

    @Override
    public DataCell getDataCell(final String key) throws InvalidSettingsException {
        final Config group = getConfig(key);
        final String kind = group.getString(KEY_CELL);
        if (kind == null) {
            return null;
        }
        final CellReader reader = CELL_READERS.get(kind);
        if (reader == null) {
            throw new InvalidSettingsException("The stand-in cannot read a " + kind + " from settings");
        }
        return reader.read(group.getConfig(kind), kind.substring(kind.lastIndexOf('.') + 1));
    }

    @Override
    public DataCell getDataCell(final String key, final DataCell def) {
        return orDefault(() -> getDataCell(key), def);
    }

    @Override
    public void addDataCellArray(final String key, final DataCell... values) {
        final Config array = addConfig(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addDataCell(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public DataCell[] getDataCellArray(final String key) throws InvalidSettingsException {
        final Config array = getConfig(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        final DataCell[] values = size < 0 ? null : new DataCell[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getDataCell(Integer.toString(i));
        }
        return values;
    }

    @Override
    public DataCell[] getDataCellArray(final String key, final DataCell... def) {
        return orDefault(() -> getDataCellArray(key), def);
    }

    /**
     * @param config gets the settings
     * @param in the XML; closed at the end
     * @return the first argument
     * @throws IOException if reading fails or it is no such XML
     */
    protected static Config loadFromXML(final Config config, final InputStream in) throws IOException {
        return (Config) ConfigBase.loadFromXML(config, in);
    }

    @Override
    public void load(final InputStream is) throws IOException {
        super.load(is);
    }

    @Override
    public String toString() {
        return super.toString();
    }
}
