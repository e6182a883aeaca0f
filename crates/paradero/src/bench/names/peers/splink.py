# Links one list with itself: the usual model for names, fourteen blocking rules, nothing labelled.
import csv, json, re, resource, sys, time, unicodedata

rows, countries, pairs_out, groups_out, threads = sys.argv[1:6]
import duckdb, pandas, splink
import splink.comparison_level_library as level
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

PARTICLES = {"de", "la", "del", "los", "las", "y", "da", "do", "dos", "san", "el"}
SOUNDS = [("h", ""), ("v", "b"), ("z", "s"), ("c(?=[eiy])", "s"), ("c|qu(?=[ei])|q", "k"), ("g(?=[ei])|x", "j"), ("^ll|^y", "j"),
          ("ll", "y"), ("y$", "i"), ("ph", "f"), ("w", "gu"), ("ñ", "n"), (r"(.)\1+", r"\1")]


def plain(text):
    marked = unicodedata.normalize("NFD", text.lower())
    return "".join(c if c.isalnum() else " " for c in marked if not unicodedata.combining(c))


def words(text):
    every = plain(text).split()
    return [word for word in every if word not in PARTICLES] or every


def sound(word):
    for heard, put in SOUNDS:
        word = re.sub(heard, put, word) if word else word
    return word


begin = time.perf_counter()
with open(countries, encoding="utf-8", newline="") as file:
    code = {row["said"].lower(): row["code"] for row in csv.DictReader(file)}
table = []
with open(rows, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        surnames, given, born = words(row["surname"]), words(row["given"]), row["dob"]
        s1, s2 = surnames[0] if surnames else None, "".join(surnames[1:]) or None
        g1, g2 = given[0] if given else None, given[1] if len(given) > 1 else None
        table.append((int(row["rec_id"]), s1, s2, g1, g2, s1 and sound(s1), s2 and sound(s2), g1 and sound(g1), born if len(born) == 10 else None,
                      born[:4] or None, code.get(row["country"].lower()), row["sex"] or None))
names = ["rec_id", "s1", "s2", "g1", "g2", "f1", "f2", "fg", "dob", "yob", "country", "sex"]
frame = pandas.DataFrame(table, columns=names)
del table
loaded = time.perf_counter()


def name(column, like, crossed):
    steps = [level.NullLevel(column), level.ExactMatchLevel(column).configure(tf_adjustment_column=column)]
    alike = f"{like}_l = {like}_r" if like else f"left({column}_l, 1) = left({column}_r, 1) and least(length({column}_l), length({column}_r)) = 1"
    steps += [level.CustomLevel(alike, "sound or initial"), level.CustomLevel(f"jaro_winkler_similarity({column}_l, {column}_r) >= 0.9", "near"),
              level.CustomLevel(crossed, "the other name"), level.ElseLevel()]
    return comparisons.CustomComparison(output_column_name=column + "_name", comparison_levels=steps)


day = comparisons.CustomComparison(output_column_name="born", comparison_levels=[
    level.CustomLevel("yob_l is null or yob_r is null", "unknown").configure(is_null_level=True),
    level.CustomLevel("dob_l = dob_r", "day"),
    level.CustomLevel("yob_l = yob_r and (dob_l is null or dob_r is null)", "year alone"),
    level.CustomLevel("damerau_levenshtein(dob_l, dob_r) <= 1 or (yob_l = yob_r and substr(dob_l, 6, 2) = substr(dob_r, 9, 2) and "
                      "substr(dob_l, 9, 2) = substr(dob_r, 6, 2))", "one digit, or day for month"),
    level.CustomLevel("damerau_levenshtein(dob_l, dob_r) <= 2", "two digits"),
    level.CustomLevel("abs(try_cast(yob_l as int) - try_cast(yob_r as int)) <= 1", "a year off"), level.ElseLevel()])
rules = [block_on("f1", "fg", "yob"), block_on("dob", "f1"), block_on("dob", "fg"), block_on("f1", "f2", "fg"), block_on("f1", "fg", "country"),
         "l.f2 = r.f1 and l.fg = r.fg and l.yob = r.yob", "l.f1 = r.f2 and l.fg = r.fg and l.yob = r.yob", block_on("dob", "country", "sex"),
         block_on("f1", "f2"), "l.f1 = r.f2 and l.f2 = r.f1", "l.f1 = r.f1 and l.g1 = r.g2 and l.country = r.country",
         "l.f1 = r.f1 and l.g2 = r.g1 and l.country = r.country", "l.f1 = r.f2 and l.fg = r.fg and l.country = r.country",
         "l.f2 = r.f1 and l.fg = r.fg and l.country = r.country"]
settings = SettingsCreator(
    link_type="dedupe_only", unique_id_column_name="rec_id", blocking_rules_to_generate_predictions=rules,
    comparisons=[name("s1", "f1", "f1_l = f2_r or f2_l = f1_r or starts_with(f1_l, f1_r) or starts_with(f1_r, f1_l)"),
                 name("s2", "f2", "f1_l = f2_r or f2_l = f1_r"), name("g1", "fg", "g1_l = g2_r or g2_l = g1_r"),
                 name("g2", None, "g1_l = g2_r or g2_l = g1_r"), day, comparisons.ExactMatch("country"), comparisons.ExactMatch("sex")],
    retain_matching_columns=False, retain_intermediate_calculation_columns=False)
base = duckdb.connect()
base.execute(f"set threads = {int(threads)}; set enable_progress_bar = false")
linker = Linker(frame, settings, db_api=DuckDBAPI(connection=base))
linker.training.estimate_probability_two_random_records_match([block_on("dob", "f1", "fg")], recall=0.45)
linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
for block in (block_on("f1", "f2", "fg"), block_on("dob", "fg"), block_on("dob", "f1")):
    linker.training.estimate_parameters_using_expectation_maximisation(block, estimate_without_term_frequencies=True)
pairs = linker.inference.predict(threshold_match_weight=-2)
groups = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.9)
done = time.perf_counter()
for made, file, columns in ((pairs, pairs_out, "rec_id_l, rec_id_r, match_probability"), (groups, groups_out, "rec_id, cluster_id")):
    base.execute(f"copy (select {columns} from {made.physical_name}) to '{file}' (header false)")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"version": splink.__version__, "load": loaded - begin, "seconds": done - loaded, "peak_mb": peak}))
