# Looks at every name for every query: words in order of the alphabet, then the share of letters in common.
import csv, sys, time, unicodedata
import numpy, rapidfuzz
from rapidfuzz import fuzz, process

people, queries, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])


def plain(text):
    marked = unicodedata.normalize("NFD", text.lower())
    letters = (c if c.isalnum() else " " for c in marked if not unicodedata.combining(c))
    return " ".join(sorted("".join(letters).split()))


begin = time.perf_counter()
with open(people, encoding="utf-8", newline="") as file:
    names = [plain(row["name"]) for row in csv.DictReader(file)]
print(f"# rapidfuzz {rapidfuzz.__version__}, every name;{time.perf_counter() - begin:.3f}")
with open(queries, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
end = time.perf_counter() + seconds
# A stride that meets every degree, should the time not do for all.
for at in range(len(rows)):
    row = rows[at * 7919 % len(rows)]
    begin = time.perf_counter()
    scores = process.cdist([plain(row["query"])], names, scorer=fuzz.ratio, dtype=numpy.uint8, workers=1)[0].astype(numpy.int16)
    best = numpy.argpartition(-scores, min(10, len(scores) - 1))[:10]
    best = best[numpy.argsort(-scores[best], kind="stable")]
    took = (time.perf_counter() - begin) * 1000
    print(f"{row['qid']};{took:.4f};{' '.join(map(str, best))}")
    if time.perf_counter() > end:
        break
