"""Two hundred fixed texts on which ways of running a model are compared. Never change one: figures rest on them."""

from __future__ import annotations

SENTENCES = (
    "I ran the night shift of a children's ward for six years before I moved into hospital planning.",
    "Bridge inspections taught me to read cracks the way other people read faces.",
    "We baked four hundred loaves by five in the morning, and the ovens never forgave a late start.",
    "My first documentary was refused by eleven festivals and shown by the twelfth.",
    "I teach mathematics to pupils who were told that they cannot do mathematics.",
    "As a customs officer I learned which papers matter and which only look as if they did.",
    "I rebuilt a payroll system while forty thousand people went on being paid by it.",
    "Small farms fail on cash flow long before they fail on soil.",
    "I can help with a first budget for a charity that has never had one.",
    "After ten years at sea I retrained as a wind turbine technician.",
    "Ask me how to negotiate with a landlord who owns the whole street.",
    "I write software for trains, where an update takes three years of proof.",
    "The union asked me to speak for people twice my age, and I said yes.",
    "My team translated court judgments into language a tenant can use.",
    "I left consulting for a library and have not regretted a single Monday.",
    "We measured noise around the airport for a decade, and then somebody moved the runway.",
    "Interviewing refugees for radio changed what I think a question is for.",
    "I coach managers through the first ninety days, the hard conversations above all.",
    "In the laboratory I grew skin; in the start-up I grew a waiting list.",
    "I know what it is to go back to work after four years at home with twins.",
    "Fashion taught me deadlines, and prison teaching taught me patience.",
    "I have hired about two hundred electricians and can say what I looked for.",
    "The insurance mathematics of floods is simple; the politics is not.",
    "I design games in which nobody has to shoot anybody.",
    "For a decade I kept a hospital's laundry running, which is logistics with steam.",
    "I moved from journalism into data work by counting potholes for the city desk.",
    "Nobody told me that a promotion would mean fewer things I am good at.",
    "I advise museums on opening hours, ticket queues and the price of a sandwich.",
    "My doctorate was about moss; my job is about procurement.",
    "I can read your grant application and say where a reviewer stops reading.",
    "We put solar panels on schools in three countries and maintained them in one.",
    "I was a goalkeeper in the second division and am now a physiotherapist.",
    "The kitchen closed in the pandemic, so I learned bookkeeping from the receipts.",
    "Drawing maps for fire brigades means drawing what is on fire, not what is pretty.",
    "I speak Norwegian at work, Tigrinya at home and spreadsheets everywhere.",
    "As a midwife in a mountain district I drove more than I delivered.",
    "I bought failing print shops and taught them to say no to bad orders.",
    "Public transport planning is the art of disappointing everybody evenly.",
    "I would rather look at one decision of yours closely than talk about careers in general.",
    "My father's garage was my first office; the tax office was my second.",
    "I set up peer review for police reports and survived it.",
    "Semiconductor plants taught me that dust is a design decision.",
    "I edit crime novels and answer for every comma in them.",
    "Running a shelter means knowing the vet, the plumber and the mayor by first name.",
    "I switched from law to landscape gardening at fifty-two.",
    "What I want to learn is how to lead people who know more than I do.",
    "We lost the tender, kept the team and won the next one with the same drawings.",
    "I audit algorithms that decide who gets a loan.",
)

_ODD = (
    "nurse",
    "Ökonomin und Imkerin aus Südtirol, früher Köchin.",
    "Soy maestra y quiero pasar al periodismo de datos.",
    "私は橋の検査技師です。",
    "🎻🚒",
    "C++ / C# (20 yrs.) — see e.g. §4, \"A & B\"",
    "  spaces   and\ttabs\nand a new line  ",
    "word " * 400,
)  # fmt: skip

PROBES = 200
_LENGTHS = (1, 2, 3, 2)


def probe_texts() -> list[str]:
    """The texts: one to three sentences each, the last few odd ones, one longer than models read."""
    texts = [" ".join(_run(start)) for start in range(PROBES - len(_ODD))]
    return [*texts, *_ODD]


def _run(start: int) -> list[str]:
    """A sentence and up to two more that stand a different way behind it in each round through the sentences."""
    round_ = start // len(SENTENCES)
    steps = [0, 7 + 12 * round_, 31 + 6 * round_][: _LENGTHS[round_]]
    return [SENTENCES[(start + step) % len(SENTENCES)] for step in steps]
