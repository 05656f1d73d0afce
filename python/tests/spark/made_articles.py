"""Articles in our own words about people and places that are not there: names are as uneven as in the news, some are short for
others, some are of two, and some texts come twice."""
import random

GIVEN = "Ana Bruno Carla Dario Elif Felix Greta Hugo Ines Jonas Karin Lars Mara Nils Olga Petra Rosa Sven Tilda Viktor".split()
SURNAMES = ("Holm Lindqvist Falk Berg Novak Ruiz Verlinden Moreau Castell Arvid Brandt Okoye Tanaka Haldane Quist Marek Solberg "
            "Dahl Ferrer Weiss Kovacs Petrov Lund Asker").split()
PLACES = "Finland Sweden Norway Denmark Germany France Spain Poland Italy Berlin Paris Madrid Warsaw Helsinki Vellport Marstad".split()
STEMS = "Norsk Baltic Orion Zeta Kestrel Alder Northwind Harbour Meridian Tarn Silver Granite Falcon Cobalt".split()
KINDS = ["Lines", "Mills", "Bank", "Council", "Court", "Ministry of Trade", "Workers Union", "Energy", "Rail", "Institute"]
OFFICES = ["prime minister", "mayor", "banker", "spokesman", "general", "chief executive", "judge"]
OFFENCES = ["fraud", "breaking the agreement", "spying", "corruption", "delaying the talks"]
SENTENCES = [
    "{a}, the {office} of {place}, accused {firm} of {offence} on {day} May 2025.",
    "{short} said that {place} will support {other}.",
    "{firm} denied that it had broken the agreement.",
    "{b} met {a} in {place} last week.",
    "\"We will sue {firm}\", {short} said.",
    "According to {b}, {firm} may buy {rival} if {place} agrees.",
    "{place} condemned {other}, and {a} urged {other} to keep the treaty.",
    "{b} criticized {short} because {rival} cut wages in {place}.",
    "He praised {rival} and visited {other}.",
    "The company rejected the claims of {b}.",
    "{rival} supports {firm}, {a} told reporters.",
    "{place} and {other} signed an agreement in {place} on {day} April 2025.",
]


def _uneven(choose, things):
    """The first much more often than the last."""
    return things[int(len(things) ** choose.random()) - 1]


def article(number):
    """Of this number: the same in every run, whatever others are made."""
    choose = random.Random(number)
    if number % 50 == 49:  # an earlier text in another paper
        return {**article(number - choose.randrange(1, 40)), "id": f"copies/{number:06}.txt", "publisher": "Second Post"}

    def person():
        return f"{_uneven(choose, GIVEN)} {_uneven(choose, SURNAMES)}"

    def firm():
        return f"{_uneven(choose, STEMS)} {_uneven(choose, STEMS[::-1])} {choose.choice(KINDS)}"

    words = {"a": person(), "b": person(), "firm": firm(), "rival": firm(), "place": _uneven(choose, PLACES),
             "other": choose.choice(PLACES), "office": choose.choice(OFFICES), "offence": choose.choice(OFFENCES),
             "day": choose.randrange(1, 29)}
    words["short"] = words["a"].split()[1] if number % 3 else words["a"]
    told = [text.format(**words) for text in choose.sample(SENTENCES, choose.randrange(4, 10))]
    separator = " \x07" if number % 17 == 3 else " "  # what is cleaned stands elsewhere in the file
    return {"id": f"news/{number:06}.txt", "text": separator.join(told), "date": f"2025-05-{choose.randrange(1, 29):02}",
            "title": f"{words['place']} and {words['firm']}" if number % 5 else None, "publisher": "First Post"}


def articles(count):
    """With one that has no text and one whose date is none."""
    made = [article(number) for number in range(count)]
    made[1 % count]["text"] = None
    made[2 % count]["date"] = "some day in spring"
    return made


def read_article(nlp, row):
    """Its document, as it is read without Spark."""
    date = row["date"] if row["date"].startswith("20") else None
    return nlp(row["text"] or "", id=row["id"], date=date, title=row["title"], publisher=row["publisher"])
