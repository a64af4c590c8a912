package org.latentalign.knime.tests;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;

/** A node with a parameter of every kind, to see how they are saved, loaded and described. */
@SuppressWarnings("restriction")
public final class SavedFormNodeFactory extends DefaultNodeFactory {

    enum Kind {
        @Label(value = "One & only", description = "The <b>first</b>.")
        ONE,
        @Label("Two")
        TWO,
        THREE_FOUR
    }

    interface Parts {

        @Section(title = "Zeta")
        interface Zeta {}

        @Section(title = "Alpha", description = "Stands first by its name.")
        interface Alpha {}

        @Section(title = "Mid")
        @After(Alpha.class)
        @Before(Zeta.class)
        interface Mid {}
    }

    static class Inherited implements NodeParameters {

        @Widget(title = "Inherited", description = "From a <i>superclass</i>.")
        @Layout(Parts.Zeta.class)
        int m_inherited = 3;
    }

    @LoadDefaultsForAbsentFields
    static class Group implements NodeParameters {

        @Widget(title = "Text in a group", description = "Inside.")
        String m_text = "in";

        @Widget(title = "Kind in a group", description = "Kinds.")
        Kind m_kind = Kind.TWO;

        double[] m_withoutWidget = {1, 2.5};
    }

    static class Element implements NodeParameters {

        @Widget(title = "Name", description = "The name.")
        String m_name = "n";

        @Widget(title = "Weight", description = "")
        double m_weight = 1;
    }

    static final class Numbers extends CompatibleColumnsProvider {

        Numbers() {
            super(DoubleValue.class);
        }
    }

    static final class EarlierForms implements NodeParametersMigration<Integer> {

        @Override
        public List<ConfigMigration<Integer>> getConfigMigrations() {
            return List.of(
                    ConfigMigration.builder(settings -> settings.getInt("earlier") * 10)
                            .withDeprecatedConfigPath("earlier")
                            .build(),
                    ConfigMigration.builder(settings -> 77).build());
        }
    }

    static final class InTwoHalves implements NodeParametersPersistor<String> {

        @Override
        public String load(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getString("left") + "|" + settings.getString("right");
        }

        @Override
        public void save(final String param, final NodeSettingsWO settings) {
            settings.addString("left", param.split("\\|")[0]);
            settings.addString("right", param.split("\\|")[1]);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"left"}, {"right"}};
        }
    }

    static final class Parameters extends Inherited {

        static int s_static = 1;

        @Widget(title = "Flag", description = "Stands in no section.")
        @Advanced
        boolean m_flag = true;

        @Widget(title = "Kind", description = "Which kind.")
        @ValueSwitchWidget
        @Layout(Parts.Mid.class)
        Kind m_kind = Kind.ONE;

        @Widget(title = "Seed", description = "An optional number.")
        @Layout(Parts.Mid.class)
        Optional<Long> m_seed = Optional.of(5L);

        @Widget(title = "Nothing", description = "An optional text.")
        Optional<String> m_nothing = Optional.empty();

        Optional<Kind> m_noKind = Optional.empty();

        Optional<Double> m_noNumber = Optional.empty();

        transient int m_transient = 8;

        @Layout(Parts.Alpha.class)
        Group m_group = new Group();

        @Widget(title = "Elements", description = "A list.")
        @ArrayWidget
        Element[] m_elements = {new Element(), new Element()};

        Element[] m_noElements = {};

        @Widget(title = "Columns", description = "Some columns.")
        @ChoicesProvider(Numbers.class)
        @TwinlistWidget
        ColumnFilter m_columns = new ColumnFilter(new String[] {"x", "gone"});

        @Widget(title = "File", description = "A file.")
        @FileReaderWidget(fileExtensions = "gct")
        FileSelection m_file = new FileSelection();

        String m_null;

        String m_text = "t <&> \"quoted\"";

        String[] m_texts = {"a", null, ""};

        int[] m_noInts = {};

        float m_float = 1.5F;

        long m_long = 1L << 40;

        double m_notANumber = Double.NaN;

        @Persist(configKey = "renamed")
        int m_underAnotherKey = 1;

        @Persist(hidden = true)
        int m_hidden = 2;

        @Migrate(loadDefaultIfAbsent = true)
        int m_addedLater = 42;

        @Migration(EarlierForms.class)
        int m_migrated = 1;

        @Persistor(InTwoHalves.class)
        String m_inTwoHalves = "l|r";

        List<Element> m_list = List.of(new Element());

        int withoutPrefix = 1;

        @SuppressWarnings("unused") // that it is not saved is the point
        private int m_private = 9;

        Parameters() {
            // the defaults
        }

        Parameters(final NodeParametersInput input) {
            m_text = "guessed from " + input.getInTableSpec(0).orElseThrow().getNumColumns() + " columns";
        }
    }

    /** For the workflow manager. */
    public SavedFormNodeFactory() {
        super(DefaultNode.create()
                .name("Saved & Described")
                .icon("source.png")
                .shortDescription("Saves parameters.")
                .fullDescription("<p>Has a parameter of <b>every</b> kind.</p><ul><li>Yes.</li></ul>")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addInputTable("Data", "Any <i>table</i>.").addOutputTable("Same", "The table."))
                .model(model -> model.parametersClass(Parameters.class)
                        .configure((input, output) -> output.setOutSpec(0, input.getInTableSpec(0)))
                        .execute((input, output) -> output.setOutData(0, input.getInTable(0)))));
    }
}
