"""Writes the tables of benchmarks/README.md from the newest measurements in benchmarks/results/.

    python3 benchmarks/report.py

Reads every *.json there, of JMH (-rf json -rff FILE) and of the programs named *Report, in the order of their names: later
files replace what earlier ones say of the same benchmark, or of the same program (of CallersReport: and Java).
A table stands between <!-- table:NAME --> and <!-- /table -->. With matplotlib installed it also draws benchmarks/results/peers.svg.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = {
    "SENTIMENT4J": "**sentiment4j**",
    "DJL_PREDICTOR": "same network in DJL's `Predictor`",
    "ONNX_INT8": "ONNX Runtime, int8 MiniLM-L6",
    "ONNX_FP32": "ONNX Runtime, fp32 MiniLM-L6",
    "DISTILBERT_ONNX": "ONNX Runtime, DistilBERT's shape",
    "DISTILBERT_DJL": "DJL, DistilBERT's shape",
    "CORENLP": "CoreNLP (a parser and a network over its tree)",
    "VADER": "VADER (lexicon and rules)",
}


class Results:
    """Measurements by benchmark and parameters."""

    def __init__(self, folder: Path):
        self.measured: dict[tuple, dict] = {}
        self.callers: dict[tuple, dict] = {}
        self.http: list[dict] = []
        self.memory: list[dict] = []
        for file in sorted(folder.glob("*.json")):
            rows = json.loads(file.read_text(encoding="utf-8"))
            # Of one benchmark, and of CallersReport on one Java, no table mixes machines or models.
            again = {self.name(row) for row in rows if "benchmark" in row} | {feature(row) for row in rows if "served" in row}
            self.measured = {key: row for key, row in self.measured.items() if key[0] not in again}
            self.callers = {key: row for key, row in self.callers.items() if key[0] not in again}
            self.http = [row for row in rows if "way" in row] or self.http
            self.memory = [row for row in rows if "stage" in row or "file" in row] or self.memory
            for row in rows:
                if "benchmark" in row:
                    self.measured[self.name(row), frozenset(row.get("params", {}).items())] = row
                elif "served" in row:
                    # The same Java measures both kinds of threads.
                    self.callers[feature(row), row["threads"], row["texts"], row["callers"]] = row

    @staticmethod
    def name(row: dict) -> str:
        return ".".join(row["benchmark"].split(".")[-2:])

    def values(self, benchmark: str, parameter: str) -> list[str]:
        """The values of a parameter that were measured, numbers in their order."""
        found = {dict(params)[parameter] for name, params in self.measured if name == benchmark and parameter in dict(params)}
        return sorted(found, key=lambda value: (int(value) if value.isdigit() else 0, value))

    def metric(self, benchmark: str, secondary: str | None = None, **parameters) -> float | None:
        """The mean or another metric of a benchmark, of that among its rows that has these parameters."""
        for (name, params), row in self.measured.items():
            if name == benchmark and parameters.items() <= dict(params).items():
                return (row["secondaryMetrics"].get(secondary, {}) if secondary else row["primaryMetric"]).get("score")
        return None

    def percentile(self, benchmark: str, percentile: str, **parameters) -> float | None:
        for (name, params), row in self.measured.items():
            if name == benchmark and parameters.items() <= dict(params).items():
                calls = sum(count for fork in row["primaryMetric"]["rawDataHistogram"] for iteration in fork for _, count in iteration)
                # Ten calls at least were slower than what is told.
                enough = calls * (100 - float(percentile)) >= 1000
                return row["primaryMetric"]["scorePercentiles"][percentile] if enough else None
        return None


def number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def markdown(head: list[str], rows: list[list[str]]) -> str:
    """A table, or nothing if nothing was measured."""
    rows = [row for row in rows if any(row[1:])]
    if not rows:
        return ""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def by_parameter(results: Results, parameter: str, label: str, lines: dict[str, tuple]) -> str:
    """One line for each entry, a function of the parameter's value after the benchmark that has the values."""
    benchmark = next(iter(lines.values()))[0]
    values = results.values(benchmark, parameter)
    rows = [[name] + [number(measure(value)) for value in values] for name, (_, measure) in lines.items()]
    return markdown([label] + values, rows)


def latency(results: Results) -> str:
    name = "LatencyBenchmark.predict"
    lines = {
        title: (name, lambda tokens, at=at: results.percentile(name, at, tokens=tokens))
        for title, at in (("p50", "50.0"), ("p99", "99.0"), ("p99.9", "99.9"))
    }
    return by_parameter(results, "tokens", "µs, by tokens", lines)


def batches(results: Results) -> str:
    name = "BatchBenchmark.predict"
    lines = {
        title: (name, lambda batch, most=most: results.metric(name, batch=batch, maxConcurrency=most))
        for title, most in (("all processors", "0"), ("`maxConcurrency(1)`", "1"))
    }
    return by_parameter(results, "batch", "texts/s, by list size", lines)


def peers(results: Results) -> str:
    name = "PeerBenchmark.score"
    lines = {title: (name, lambda tokens, peer=peer: results.percentile(name, "50.0", peer=peer, tokens=tokens)) for peer, title in PEERS.items()}
    return by_parameter(results, "tokens", "p50 in µs, by tokens", lines)


def peer_lists(results: Results) -> str:
    name = "PeerListBenchmark.score"
    lines = {title: (name, lambda budget, peer=peer: results.metric(name, peer=peer, maxBatchTokens=budget)) for peer, title in PEERS.items()}
    return by_parameter(results, "maxBatchTokens", "texts/s, by tokens in a batch", lines)


def real_texts(results: Results) -> str:
    name = "RealTextsBenchmark.score"
    lines = {title: (name, lambda texts, peer=peer: results.metric(name, peer=peer, set=texts)) for peer, title in PEERS.items()}
    return by_parameter(results, "set", "mean µs a text, by test set", lines)


def limit(results: Results) -> str:
    names = {
        "predict": "`predict`",
        "predictRealTexts": "`predict`, mean over 128 real texts",
        "products": "its matrix products",
        "int8Products": "the same, int8 in and out",
    }
    lines = {
        title: (f"MatrixProductBenchmark.{method}", lambda tokens, method=method: results.metric(f"MatrixProductBenchmark.{method}", tokens=tokens))
        for method, title in names.items()
    }
    return by_parameter(results, "tokens", "µs, by tokens", lines)


def tokenizers(results: Results) -> str:
    names = {"sentiment4j": "**sentiment4j**", "huggingFace": "Hugging Face through JNI"}
    lines = {
        title: (f"TokenizerBenchmark.{method}", lambda tokens, method=method: results.metric(f"TokenizerBenchmark.{method}", tokens=tokens))
        for method, title in names.items()
    }
    return by_parameter(results, "tokens", "µs, by tokens", lines)


def own_work(results: Results) -> str:
    rows = []
    for tokens in results.values("OwnWorkBenchmark.predict", "tokens"):
        for method in ("predict", "engine", "tokenize"):
            name = f"OwnWorkBenchmark.{method}"
            allocated = results.metric(name, "gc.alloc.rate.norm", tokens=tokens)
            rows.append([f"`{method}`, {tokens} tokens", number(results.metric(name, tokens=tokens)), number(allocated)])
    return markdown(["", "µs", "bytes allocated"], rows)


def cold_start(results: Results) -> str:
    titles = {"createAndPredict": "`create` and first `predict`", "startJvmAndPredict": "JVM start to first answer"}
    rows = []
    for method, title in titles.items():
        name = f"ColdStartBenchmark.{method}"
        rows.append([title] + [number(results.metric(name, unpacked=unpacked)) for unpacked in ("true", "false")])
    return markdown(["ms", "natives unpacked", "natives packed"], rows)


def callers(results: Results) -> str:
    columns = ("per_second", "p50_ms", "p99_ms", "worst_ms", "fair_ms")
    rows = [
        [f"{row['callers']:,} {row['threads']}, Java {feature(row)}", row["texts"], f"{row['served']:,}"]
        + [number(row[column]) for column in columns]
        + [f"{row['heap_mb']}", f"{row['resident_mb']}"]
        for row in results.callers.values()
    ]
    return markdown(["callers", "texts", "served", "calls/s", "p50 ms", "p99 ms", "worst ms", "fair ms", "heap MiB", "resident MiB"], rows)


def http(results: Results) -> str:
    rows = [[f"{row['callers']:,}, {row['way']}"] + [number(row[column]) for column in ("per_second", "p50_ms", "p99_ms", "worst_ms")] for row in results.http]
    return markdown(["callers", "calls/s", "p50 ms", "p99 ms", "worst ms"], rows)


def memory(results: Results) -> str:
    # The files name megabytes and hold MiB, but for the sizes of files. Below zero where Java has committed more heap than it has touched.
    rows = [
        [row["stage"]] + [str(max(row[column], 0)) for column in ("resident_mb", "heap_mb", "native_mb")] for row in results.memory if "stage" in row
    ]
    return markdown(["MiB", "resident", "heap in use", "outside the heap"], rows)


def disk(results: Results) -> str:
    files = sorted((row for row in results.memory if "file" in row and row["mb"] >= 0.05), key=lambda row: -row["mb"])
    return markdown(["file", "MB"], [[row["file"], number(row["mb"])] for row in files])


def feature(row: dict) -> str:
    """The version of Java that a program ran on, as in 17."""
    return re.match(r"\d+", row["java"])[0]


TABLES = {
    "latency": latency,
    "batches": batches,
    "peers": peers,
    "peer-lists": peer_lists,
    "real-texts": real_texts,
    "limit": limit,
    "tokenizers": tokenizers,
    "own-work": own_work,
    "cold-start": cold_start,
    "callers": callers,
    "http": http,
    "memory": memory,
    "disk": disk,
}


def plot(results: Results, file: Path) -> None:
    try:
        import matplotlib
    except ImportError:
        return
    matplotlib.use("svg")
    # The same names for the same parts each time.
    matplotlib.rcParams["svg.hashsalt"] = "peers"
    from matplotlib import pyplot

    name = "PeerBenchmark.score"
    tokens = results.values(name, "tokens")
    if not tokens:
        return
    titles = [title.replace("*", "").replace("`", "") for title in PEERS.values()]
    figure, axes = pyplot.subplots(figsize=(8, 4))
    height = 0.8 / len(tokens)
    for place, value in enumerate(tokens):
        times = [(results.percentile(name, "50.0", peer=peer, tokens=value) or 0) / 1000 for peer in PEERS]
        bars = axes.barh([row + place * height for row in range(len(PEERS))], times, height, label=f"{value} tokens")
        axes.bar_label(bars, fmt="%.3g", padding=3, fontsize="small")
    axes.set_yticks([row + 0.4 - height / 2 for row in range(len(PEERS))], titles)
    axes.invert_yaxis()
    axes.set(xscale="log", xlabel="ms, median, one thread; less is better", title="One text")
    axes.margins(x=0.12)
    axes.legend(fontsize="small")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, bbox_inches="tight", metadata={"Date": None})


def main() -> None:
    results = Results(HERE / "results")
    readme = HERE / "README.md"

    def table(match: re.Match) -> str:
        return f"{match[1]}\n{TABLES[match[2]](results)}\n{match[3]}"

    text = re.sub(r"(<!-- table:([\w-]+) -->).*?(<!-- /table -->)", table, readme.read_text(encoding="utf-8"), flags=re.DOTALL)
    readme.write_text(text, encoding="utf-8")
    plot(results, HERE / "results" / "peers.svg")


if __name__ == "__main__":
    main()
