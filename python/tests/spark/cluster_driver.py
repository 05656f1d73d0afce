"""cluster_driver.py MASTER COUNT PARTITIONS FOLDER: the graph of so many made articles, by the cluster of that master."""
import sys

from made_articles import articles
from sessions import SCHEMA, session

import claimgraph.spark as cgs

master, count, partitions, folder = sys.argv[1:]
spark = session(master)
cgs.build(spark.createDataFrame(articles(int(count)), SCHEMA).repartition(int(partitions)), folder)
spark.stop()
