"""Makes Markdown tables of the lines of JSON on standard input."""
import json
import sys

lines = []
for text in sys.stdin:
    try:
        lines.append(json.loads(text))
    except ValueError:
        print(f"not JSON: {text.strip()}", file=sys.stderr)
device = next((line for line in lines if line["who"] == "device"), {"name": "?", "memory_bytes": 0})
copies = next((line for line in lines if line["who"] == "copies"), None)
versions = [f"{line['who']} {line['version']}" for line in lines if "version" in line]
print(f"{device['name']}, {device['memory_bytes'] / 2**30:.0f} GiB. Peers: {', '.join(versions) or 'none'}.\n")
if copies:
    print("| copies | GB/s |\n|---|---|")
    for key, name in [("device", "within the device, read and written"), ("pinned_up", "pinned memory to device"),
                      ("pinned_down", "device to pinned memory"), ("pageable_up", "ordinary memory to device"),
                      ("pageable_down", "device to ordinary memory")]:
        print(f"| {name} | {copies[key] / 1e9:.1f} |")
measured = [line for line in lines if "seconds" in line]
names = list(dict.fromkeys(line["workload"] for line in measured))
peers = list(dict.fromkeys(line["who"] for line in measured if line["who"] != "rbcdb"))
for how, title in [("resident", "Columns on the device, time of the kernels"),
                   ("host", "Columns and results in the host's memory, by the clock")]:
    found = {(line["workload"], line["who"]): line for line in measured if line["how"] == how}
    print(f"\n{title}; ns per row (of copying: the least time that copies of these bytes take ÷ rbcdb's; "
          "best peer ÷ rbcdb: above 1, rbcdb is faster)\n")
    print(f"| workload | rows | rbcdb | GB/s | of copying | {' | '.join(peers)} | best peer ÷ rbcdb |")
    print("|---" * (6 + len(peers)) + "|")
    for name in names:
        ours = found.get((name, "rbcdb"))
        ns = lambda line: f"{line['seconds'] / line['rows'] * 1e9:.4f}" if line else "–"
        theirs = [found.get((name, who)) for who in peers]
        speed = share = ratio = "–"
        if ours:
            up, down = ours["bytes_up"], ours["bytes_down"]
            speed = f"{(up + down) / ours['seconds'] / 1e9:.1f}"
            if copies:
                # Both directions at once, the slower one counts.
                ways = up / copies["pinned_up"], down / copies["pinned_down"]
                least = (up + down) / copies["device"] if how == "resident" else max(ways)
                share = f"{least / ours['seconds']:.2f}"
            best = min((line["seconds"] / line["rows"] for line in theirs if line), default=None)
            if best:
                ratio = f"{best / (ours['seconds'] / ours['rows']):.2f}"
        rows = (ours or next(line for line in theirs if line))["rows"] if ours or any(theirs) else "–"
        print(f"| {name} | {rows} | {ns(ours)} | {speed} | {share} | {' | '.join(map(ns, theirs))} | {ratio} |")
failed = [line for line in lines if "error" in line]
if failed:
    print("\nNot measured:\n")
    for line in failed:
        print(f"- {line['who']}, {line['workload']}: {line['error']}")
