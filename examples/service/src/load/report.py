"""Writes the load test's tables in README.md from results.jsonl, and draws results.svg.

    python3 src/load/report.py

A table stands between <!-- table:once --> or <!-- table:retrying --> and <!-- /table -->.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

HERE = Path(__file__).resolve().parent
README = HERE.parents[1] / "README.md"
COLOURS = {1: "#4477aa", 2: "#ee7733"}
PERCENTILES = ("p50", "p90", "p99", "max")


def instances(row: dict) -> int:
    return len(row["answered_by"])


def table(rows: list[dict], retrying: bool) -> str:
    """A column for each run."""
    rows = [row for row in rows if row["retrying"] == retrying]
    head = [f"{row['users']:,} users, {instances(row)} instance{'s' * (instances(row) > 1)}" for row in rows]
    lines = ["| | " + " | ".join(head) + " |", "|---" + "|---:" * len(rows) + "|"]
    return "\n".join(lines + [f"| {name} | " + " | ".join(value(row) for row in rows) + " |" for name, value in measures(rows, retrying).items()])


def measures(rows: list[dict], retrying: bool) -> dict:
    return {
        "answered": lambda row: f"{row['answered']:,}",
        **({} if retrying else {"refused": lambda row: f"{row['refused']:,}"}),
        "errors": lambda row: f"{row['errors']:,}",
        "lost": lambda row: f"{row['lost']:,}",
        "answers by instance": lambda row: " + ".join(f"{answers:,}" for answers in row["answered_by"].values()),
        **({"refusals on the way": lambda row: f"{row['refusals']:,}"} if retrying else {}),
        "answers/s": lambda row: f"{row['answered_per_s']:,.0f}",
        **percentiles("until the answer" if retrying else "answer", "answered_ms"),
        **percentiles("refusal", "refused_ms"),
        "all had come after, s": lambda row: f"{row['came_within_s']:.1f}",
        "all was over after, s": lambda row: f"{row['duration_s']:.1f}",
        **({"peak memory by instance, MiB": lambda row: " + ".join(map(str, row["peak_mib"]))} if all("peak_mib" in row for row in rows) else {}),
    }


def percentiles(what: str, key: str) -> dict:
    return {f"{what}, {name}, ms": lambda row, name=name: f"{row[key][name]:,}" if row[key]["max"] else "" for name in PERCENTILES}


def plot(rows: list[dict], file: Path) -> None:
    figure, (users, throughput, time) = pyplot.subplots(1, 3, figsize=(10, 3.6), layout="constrained", facecolor="white")
    groups = sorted({(row["retrying"], row["users"]) for row in rows})
    ticks = [f"{count:,}\n{'retrying' if again else 'once'}" for again, count in groups]
    for row in rows:
        place = groups.index((row["retrying"], row["users"])) + 0.38 * (instances(row) - 1.5)
        colour = COLOURS[instances(row)]
        users.bar(place, 100 * row["answered"] / row["users"], 0.36, color=colour)
        users.bar(place, 100 * row["refused"] / row["users"], 0.36, 100 * row["answered"] / row["users"], color=colour, alpha=0.3)
        throughput.bar(place, row["answered_per_s"], 0.36, color=colour)
        measured = [row["answered_ms"][name] / 1000 for name in PERCENTILES]
        time.plot([place] * len(measured), measured, color=colour)
        for value, marker in zip(measured, "os^_"):
            time.plot(place, value, marker, color=colour)
    users.set(title="Users answered; pale: refused", ylabel="% of users")
    throughput.set(title="Throughput", ylabel="answers per second")
    time.set(title="Time until the answer", ylabel="seconds", yscale="log")
    time.yaxis.set_major_formatter("{x:g}")
    for axes in (users, throughput, time):
        axes.set(xlabel="users")
        axes.set_xticks(range(len(groups)), ticks, fontsize=8)
        axes.spines[["top", "right"]].set_visible(False)
    handles = [pyplot.Line2D([], [], color=colour, linewidth=6, label=f"{count} instance{'s' * (count > 1)}") for count, colour in COLOURS.items()]
    handles += [pyplot.Line2D([], [], color="grey", marker=marker, linestyle="", label=name) for name, marker in zip(PERCENTILES, "os^_")]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), fontsize=8, frameon=False)
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    lines = (HERE / "results.jsonl").read_text(encoding="utf-8").splitlines()
    rows = sorted((json.loads(line) for line in lines), key=lambda row: (row["users"], instances(row)))

    def written(match: re.Match) -> str:
        return f"{match[1]}\n{table(rows, match[2] == 'retrying')}\n{match[3]}"

    text = re.sub(r"(<!-- table:(once|retrying) -->).*?(<!-- /table -->)", written, README.read_text(encoding="utf-8"), flags=re.DOTALL)
    README.write_text(text, encoding="utf-8")
    plot(rows, HERE / "results.svg")


if __name__ == "__main__":
    main()
