#!/usr/bin/env python3
"""The panel of the benchmark as a plan folder, and fsip's answer in the form of the others.

    panel.py plan PANEL TARGETS DIR      a plan folder whose statistics.csv is a link to PANEL
    panel.py answer FSIP DIR OUT         runs fsip growth --by region --summary and writes indicator,regions,growing,…
"""
import csv
import io
import os
import subprocess
import sys

HEADER = '[plan]\ntitle = "Panel"\nbase_year = 2020\nfirst_year = 2021\nlast_year = 2023\n'
INDICATOR = '[[indicator]]\nid = "{id}"\nname = "{name}"\nunit = "件"\nkind = "stock"\nbetter = "higher"\n'
TARGET = '[[target]]\nid = "{id}"\ntext = "{is_}"\nrequire = [{{ indicator = "{id}", is = "{is_}" }}]\n'
WORDS = {"cagr_ge": "average growth >= {}%", "value_ge": "≥ {}"}


def indicators(panel):
    """The names of the indicators: all stand in the first rows of a year."""
    names = {}
    with open(panel, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            names.setdefault(row["indicator"])
            if number > 20_000:
                break
    return list(names)


def plan(panel, targets, folder):
    os.makedirs(folder, exist_ok=True)
    link = os.path.join(folder, "statistics.csv")
    if os.path.lexists(link):
        os.remove(link)
    os.symlink(os.path.abspath(panel), link)
    with open(targets, encoding="utf-8", newline="") as file:
        rules = {row["indicator"]: WORDS[row["rule"]].format(row["threshold"]) for row in csv.DictReader(file)}
    with open(os.path.join(folder, "plan.toml"), "w", encoding="utf-8") as file:
        file.write(HEADER)
        for number, name in enumerate(dict.fromkeys([*rules, *indicators(panel)])):
            file.write(INDICATOR.format(id=f"i{number}", name=name))
            if name in rules:
                file.write(TARGET.format(id=f"i{number}", is_=rules[name]))


def answer(program, folder, out):
    command = [program, "growth", "--by", "region", "--summary", "-p", folder, "--format", "csv", "--lang", "en"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["indicator", "regions", "growing", "met", "not_met", "unknown"])
        for row in csv.DictReader(io.StringIO(printed)):
            counts = [row[column] or "0" for column in ("regions", "growing", "met", "not met", "unknown")]
            writer.writerow([row["indicator"], *counts])


if __name__ == "__main__":
    {"plan": plan, "answer": answer}[sys.argv[1]](*sys.argv[2:])
