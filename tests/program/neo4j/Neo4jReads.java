import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * Neo4jReads FOLDER SCRIPT QUERIES: carries out the statements of a script, one a line, in the database in FOLDER ("-": none), and
 * prints the rows of each line of QUERIES, each as a JSON list of the query and the values.
 */
public class Neo4jReads {
    static String json(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) return String.valueOf(value);
        if (value instanceof Object[] array) return json(Arrays.asList(array));
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            for (Object item : list) items.add(json(item));
            return items.toString();
        }
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        return text.append('"').toString();
    }

    public static void main(String[] args) throws Exception {
        var server = new DatabaseManagementServiceBuilder(Path.of(args[0])).build();
        GraphDatabaseService database = server.database("neo4j");
        if (!args[1].equals("-"))
            for (String statement : Files.readString(Path.of(args[1])).split(";\n"))
                try (Transaction transaction = database.beginTx()) {
                    transaction.execute(statement).close();
                    transaction.commit();
                }
        for (String query : Files.readAllLines(Path.of(args[2])))
            try (Transaction transaction = database.beginTx(); Result result = transaction.execute(query)) {
                while (result.hasNext()) {
                    var row = result.next();
                    List<Object> values = new ArrayList<>();
                    for (String column : result.columns()) values.add(row.get(column));
                    System.out.println("[" + json(query) + "," + json(values) + "]");
                }
            }
        server.shutdown();
    }
}
