// What Gephi makes of a graph file, by its own importer:
//   java -Djava.awt.headless=true -cp gephi-toolkit-0.10.1-all.jar GephiReads.java FILE [PICTURE.svg]
// prints a JSON object: issues, nodes and edges with their columns. Edges are merged as Gephi does unless told otherwise.
// With PICTURE it is laid out by ForceAtlas2 and drawn, too.

import java.awt.Color;
import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiReads {
    public static void main(String[] arguments) throws Exception {
        Lookup.getDefault().lookup(ProjectController.class).newProject();
        Workspace workspace = Lookup.getDefault().lookup(ProjectController.class).getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        StringBuilder issues = new StringBuilder();
        container.closeLoader();
        container.getReport().getIssues(1000).forEachRemaining(issue ->
                issues.append(issues.length() == 0 ? "" : ",").append(quoted(issue.getLevel() + ": " + issue.getMessage())));
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        DirectedGraph graph = model.getDirectedGraph();
        System.out.println("{\"issues\":[" + issues + "],\n\"nodes\":{"
                + rows(graph.getNodes(), node -> "") + "},\n\"edges\":{" + rows(graph.getEdges(), GephiReads::ends) + "}}");
        if (arguments.length > 1) draw(model, arguments[1]);
    }

    static String ends(Element element) {
        Edge edge = (Edge) element;
        Object kind = edge.getTypeLabel();
        return ",\"source\":" + quoted(edge.getSource().getId()) + ",\"target\":" + quoted(edge.getTarget().getId())
                + ",\"kind\":" + quoted(kind) + ",\"weight\":" + edge.getWeight();
    }

    static <E extends Element> String rows(Iterable<E> elements, java.util.function.Function<Element, String> more) {
        return StreamSupport.stream(elements.spliterator(), false).map(element -> {
            StringBuilder row = new StringBuilder(quoted(element.getId()) + ":{\"label\":" + quoted(element.getLabel())
                    + ",\"color\":" + quoted(String.format("#%06x", element.getColor().getRGB() & 0xffffff)) + more.apply(element));
            for (org.gephi.graph.api.Column column : element.getAttributeColumns())
                if (!column.isProperty() && element.getAttribute(column) != null)
                    row.append(",").append(quoted(column.getTitle())).append(":").append(quoted(element.getAttribute(column)));
            return row.append("}").toString();
        }).collect(Collectors.joining(",\n"));
    }

    static String quoted(Object value) {
        if (value == null) return "null";
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toString().toCharArray())
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < ' ' || Character.isSurrogate(c)) text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        return text.append('"').toString();
    }

    static void draw(GraphModel model, String file) throws Exception {
        for (Node node : model.getGraph().getNodes().toArray())
            if (model.getGraph().getDegree(node) == 0) model.getGraph().removeNode(node); // nothing is said of them
        for (Node node : model.getGraph().getNodes()) { // the same picture each time
            int place = node.getStoreId();
            node.setPosition((float) (100 * Math.sqrt(place + 1) * Math.cos(2.4 * place)), (float) (100 * Math.sqrt(place + 1) * Math.sin(2.4 * place)));
        }
        ForceAtlas2 layout = new ForceAtlas2(new ForceAtlas2Builder());
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setScalingRatio(90.0);
        layout.setGravity(8.0);
        layout.setAdjustSizes(true);
        layout.setThreadsCount(1);
        layout.initAlgo();
        for (int i = 0; i < 2000 && layout.canAlgo(); ++i) layout.goAlgo();
        layout.endAlgo();
        PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
        PreviewProperties properties = preview.getModel().getProperties();
        properties.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        properties.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        properties.putValue(PreviewProperty.EDGE_COLOR, new org.gephi.preview.types.EdgeColor(org.gephi.preview.types.EdgeColor.Mode.ORIGINAL));
        properties.putValue(PreviewProperty.NODE_LABEL_FONT, new java.awt.Font("SansSerif", java.awt.Font.PLAIN, 28));
        properties.putValue(PreviewProperty.EDGE_THICKNESS, 3f);
        properties.putValue(PreviewProperty.ARROW_SIZE, 6f);
        properties.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
        preview.refreshPreview();
        Lookup.getDefault().lookup(ExportController.class).exportFile(new File(file));
    }
}
