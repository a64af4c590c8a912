package org.latentalign.node.shared.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.layout.PanelLayout;

/**
 * A figure as the page reads it: the records with their components' names, each mark with its kind, each panel with its
 * layout, and before all of it the version of this form.
 *
 * <pre>{@code {"version": 1, "title": "...", "sceneLabel": "...", "scenes": [{"panels": [{"marks": [
 *   {"mark": "Line", "name": "...", "meaning": "BEFORE", "x": [1, 2], "y": [3, 4], "second": false}, ...], "layout": {...}}]}]}}</pre>
 */
final class FigureJson {

    /** Saved workflows hold figures of older versions: the page has to draw them all. */
    static final int VERSION = 1;

    static final String VERSION_KEY = "version";

    static final String LAYOUT_KEY = "layout";

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addMixIn(Mark.class, KindOfMark.class)
            .addMixIn(Scene.class, SceneWithWhatItHas.class)
            .registerSubtypes(Arrays.stream(Mark.class.getPermittedSubclasses())
                    .map(kind -> new NamedType(kind, kind.getSimpleName()))
                    .toArray(NamedType[]::new))
            .build();

    private FigureJson() {}

    /** What {@link Mark} would say if it knew of JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mark")
    private interface KindOfMark {}

    /** A scene without a choice is written as before there were any. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface SceneWithWhatItHas {}

    static String write(final Figure figure) {
        var json = MAPPER.createObjectNode().put(VERSION_KEY, VERSION);
        json.setAll(MAPPER.<ObjectNode>valueToTree(figure));
        for (int i = 0; i < figure.scenes().size(); i++) {
            List<Panel> panels = figure.scenes().get(i).panels();
            for (int j = 0; j < panels.size(); j++) {
                var panel = (ObjectNode) json.at("/scenes/" + i + "/panels/" + j);
                panel.set(LAYOUT_KEY, MAPPER.valueToTree(PanelLayout.of(panels.get(j))));
            }
        }
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A figure holds nothing that cannot be written.", e);
        }
    }
}
