#!/usr/bin/env python3
"""Apache Spark's pipe: every line of a dump through `dossier COMMAND --one-to-one`.

    bench/scale_spark.py MASTER DUMP PARTS FOLDER PROGRAM COMMAND

MASTER is local[2] or spark://…; the answers are written to FOLDER, a file a partition.
"""

import shlex
import sys

from pyspark.sql import SparkSession


def main():
    master, dump, parts, folder, program, name = sys.argv[1:]
    spark = SparkSession.builder.master(master).appName("dossier").getOrCreate()
    lines = spark.sparkContext.textFile(dump, minPartitions=int(parts))
    command = f"{shlex.quote(program)} {name} --one-to-one --lenient --threads 1 --quiet"
    lines.pipe(command, checkCode=True).saveAsTextFile(folder)
    spark.stop()


if __name__ == "__main__":
    main()
