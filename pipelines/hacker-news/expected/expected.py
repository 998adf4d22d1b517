"""What pipeline hacker-news must publish and reject if the API answers with sample/, by Python's own library alone.

Run by pipelines/expected.sh.
"""

import csv
import datetime
import json
import pathlib
import urllib.parse

HERE = pathlib.Path(__file__).parent
SAMPLE = HERE.parent / "sample"
FOLLOWED = 16222426


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def story(item):
    posted = datetime.datetime.fromtimestamp(item["time"], datetime.timezone.utc)
    url = item.get("url")
    return (
        item["id"],
        item["title"],
        item["by"],
        item["score"],
        item.get("descendants", 0),
        posted.strftime("%Y-%m-%d %H:%M:%S+00"),
        urllib.parse.urlsplit(url).hostname.removeprefix("www.") if url else None,
        url,
    )


ids = json.loads((SAMPLE / "topstories.json").read_text("utf-8"))
items = {i: json.loads((SAMPLE / "item" / f"{i}.json").read_text("utf-8")) for i in {*ids, FOLLOWED}}
stories = [item for _, item in sorted(items.items()) if item and item["type"] == "story" and "title" in item]
write("news.story.csv", "story_id title author score comments posted_at site url".split(), map(story, stories))
gone = [("top_story", f"/item/{i}.json", 1) for i in ids if items[i] is None]
write("rejects.csv", ["data_set", "origin", "position"], gone)
