"""What pipeline files must publish and reject, computed from input/ with Python's own library.

Run by pipelines/expected.sh. Rejects are listed one by one: the data set, the file and the position in it (the line;
in JSON and XML the number of the record), or the step of a transform. Doubles are compared with six digits after the
point.
"""

import csv
import datetime
import decimal
import gzip
import io
import json
import pathlib
import re
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).parent
INPUT = HERE.parent / "input"
rejects = []


def bigint(text):
    return int(text) if text != "" else None


def price(text):
    if not re.fullmatch(r"\d+(\.\d{1,2})?", text):
        raise ValueError(text)
    return decimal.Decimal(text)


def reading(data_set, path, position, convert):
    """The converted record, or None, with the record among the rejects."""
    try:
        return convert()
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        rejects.append((data_set, path.relative_to(INPUT).as_posix(), position))
        return None


def orders(data_set, pattern, delimiter):
    for path in sorted(INPUT.glob(pattern)):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True)
        width = len(next(lines))
        line = lines.line_num + 1
        for fields in lines:

            def convert(fields=fields):
                if len(fields) != width:
                    raise ValueError("fields")
                return {
                    "order_id": int(fields[0]),
                    "ordered_on": datetime.date.fromisoformat(fields[1]),
                    "customer_id": bigint(fields[2]),
                    "book_id": fields[3],
                    "quantity": int(fields[4]),
                    "unit_price": price(fields[5]),
                    "channel": data_set.split("_")[0],
                }

            yield reading(data_set, path, line, convert)
            line = lines.line_num + 1


def customers():
    path = INPUT / "customers.json"
    for number, record in enumerate(json.loads(path.read_text("utf-8"))["customers"], 1):
        yield reading(
            "customer",
            path,
            number,
            lambda: (int(record["id"]), (record["address"]["city"], record["address"]["country"])),
        )


def books():
    path = INPUT / "catalog.xml"
    for number, book in enumerate(xml.etree.ElementTree.parse(path).findall("book"), 1):
        yield reading(
            "book",
            path,
            number,
            lambda: {
                "book_id": book.get("id"),
                "title": book.findtext("title"),
                "author": book.findtext("author/name"),
                "category": book.findtext("category"),
                "price": price(book.findtext("price")),
            },
        )


def reviews():
    for path in sorted(INPUT.glob("reviews/*.jsonl")):
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):

            def convert(text=text):
                record = json.loads(text)
                written = datetime.datetime.strptime(record["written_at"], "%Y-%m-%dT%H:%M:%SZ")
                return {
                    "review_id": record["id"],
                    "book_id": record["product"],
                    "stars": record["stars"] if record["stars"] is None else int(record["stars"]),
                    "written_at": written.strftime("%Y-%m-%d %H:%M:%S+00"),
                    "reviewer_name": record["reviewer"]["name"],
                    "reviewer_country": record["reviewer"].get("address", {}).get("country"),
                }

            yield reading("review", path, line, convert)


def returns():
    for path in sorted(INPUT.glob("notes/*.txt")):
        for text in path.read_text("utf-8").splitlines():
            word, _, rest = text.partition(" ")
            order, _, reason = rest.partition(" ")
            if word == "RETURN" and order.isdigit():
                yield int(order), reason
            elif word == "RETURN":
                # Of a step, the number among the rejects of its data set.
                number = 1 + sum(reject[0] == "returned" for reject in rejects)
                rejects.append(("returned", "cast: order_id", number))


def write(name, columns, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in rows)


def main():
    customer = dict(filter(None, customers()))
    returned = dict(returns())
    sales = {}
    order_all = [*orders("web_order", "orders/web-*.csv", ","), *orders("till_order", "orders/till-*", "\t")]
    for order in filter(None, order_all):
        order["amount"] = order["quantity"] * order["unit_price"]
        order["customer_city"], order["customer_country"] = customer.get(order["customer_id"], (None, None))
        order["return_reason"] = returned.get(order["order_id"])
        sales[order["order_id"]] = order
    review = sorted(filter(None, reviews()), key=lambda row: row["review_id"])
    book = list(filter(None, books()))
    for row in book:
        sold = [s for s in sales.values() if s["book_id"] == row["book_id"] and s["return_reason"] is None]
        read = [r for r in review if r["book_id"] == row["book_id"]]
        stars = [r["stars"] for r in read if r["stars"] is not None]
        row["sold"] = sum(s["quantity"] for s in sold)
        row["revenue"] = sum((s["amount"] for s in sold), decimal.Decimal("0.00"))
        row["mean_stars"] = f"{sum(stars) / len(stars):.6f}" if stars else None
        row["reviews"] = len(read)
        row["countries"] = len({r["reviewer_country"] for r in read} - {None})

    order_columns = "order_id ordered_on customer_id book_id quantity unit_price channel amount".split()
    sale_columns = [*order_columns, "customer_city", "customer_country", "return_reason"]
    write("shop.sale.csv", sale_columns, (sales[key] for key in sorted(sales)))
    write("shop.book.csv", list(book[0]), sorted(book, key=lambda row: row["book_id"]))
    write("shop.review.csv", list(review[0]), review)
    columns = ["data_set", "origin", "position"]
    rejects.sort(key=lambda reject: (reject[0], reject[1], reject[2] or 0))
    write("rejects.csv", columns, (dict(zip(columns, reject)) for reject in rejects))


main()
