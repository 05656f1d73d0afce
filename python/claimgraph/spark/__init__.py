"""One graph of very many articles, made by Apache Spark; docs/scale.md tells how, and what it costs.

    import claimgraph.spark as cgs

    articles = spark.read.parquet("articles")             # columns id and text, perhaps date, title, publisher, url ...
    cgs.build(articles, "graph")                          # the tables of Graph.to_parquet(), each a folder of files

The graph is that of claimgraph.build() of the same articles, byte for byte in every export, whatever the number of
partitions, tasks that were repeated and machines that were lost. Each executor needs the wheel of claimgraph and pyarrow.
"""

from .extraction import extract
from .merging import match
from .tables import build, write_graph

__all__ = ["build", "extract", "match", "write_graph"]
