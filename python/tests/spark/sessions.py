import os
import sys

SCHEMA = "id string, text string, date string, title string, publisher string"


def session(master):
    """Spark on this machine alone."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
                "spark.sql.session.timeZone": "UTC", "spark.log.level": "ERROR", "spark.sql.shuffle.partitions": "4",
                "spark.network.timeout": "60s", "spark.shuffle.io.retryWait": "1s"}  # a worker that is gone is missed sooner
    return SparkSession.builder.master(master).config(map=settings).getOrCreate()
