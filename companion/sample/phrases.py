"""Parts of sentences from which generated people are put together. They stand for load, not for anybody."""

from __future__ import annotations

from typing import NamedTuple


class Trade(NamedTuple):
    """A trade: what its people are called, where they work, and what passes through their hands."""

    title: str
    industry: str
    workplace: str
    things: tuple[str, ...]


TRADES = (
    Trade("ward nurse", "hospital nursing", "hospital ward",
          ("a night rota", "drug rounds", "discharge letters", "a fall count")),
    Trade("midwife", "maternity care", "birth centre", ("home visits", "a triage phone", "on-call weeks", "case notes")),
    Trade("physiotherapist", "rehabilitation", "clinic",
          ("waiting lists", "knee classes", "home exercises", "progress notes")),
    Trade("pharmacist", "pharmacy", "village pharmacy", ("repeat orders", "a cold chain", "stock counts", "dosage checks")),
    Trade("paramedic", "emergency care", "ambulance station",
          ("shift handovers", "vehicle checks", "rural calls", "training days")),
    Trade("mathematics teacher", "secondary education", "school",
          ("exam courses", "lesson plans", "parent evenings", "marking")),
    Trade("school cook", "school catering", "school kitchen", ("menus", "allergy lists", "deliveries", "a food waste log")),
    Trade("librarian", "public libraries", "branch library",
          ("reading groups", "a local archive", "opening hours", "loan figures")),
    Trade("data journalist", "newspaper", "newsroom", ("council budgets", "a scraper", "corrections", "charts for print")),
    Trade("sound engineer", "live music", "concert hall", ("stage plots", "hearing limits", "tour crews", "cable runs")),
    Trade("film editor", "film", "cutting room", ("rough cuts", "archive rights", "festival deadlines", "colour notes")),
    Trade("museum curator", "museums", "town museum", ("loan papers", "wall texts", "storage moves", "school visits")),
    Trade("bridge engineer", "bridge building", "bridge office", ("inspections", "load ratings", "joint repairs", "tenders")),
    Trade("site manager", "construction", "building site", ("concrete pours", "crane hours", "subcontractors", "snag lists")),
    Trade("electrician", "electrical trades", "workshop", ("switchboards", "apprentices", "test sheets", "call-outs")),
    Trade("heat pump installer", "building services", "installation firm",
          ("heat loss sums", "old radiators", "noise limits", "bids")),
    Trade("wind technician", "wind energy", "wind farm", ("blade repairs", "tower climbs", "spare parts", "outage plans")),
    Trade("grid planner", "electricity grid", "network company",
          ("connection queues", "cable routes", "peak loads", "hearings")),
    Trade("water chemist", "water supply", "treatment works",
          ("sample rounds", "a lead survey", "dosing pumps", "lab audits")),
    Trade("software developer", "software", "software firm",
          ("code reviews", "an old billing system", "releases", "incidents")),
    Trade("systems administrator", "hosting", "data centre",
          ("backups", "certificate renewals", "night alarms", "migrations")),
    Trade("product manager", "consumer software", "app company",
          ("roadmaps", "customer calls", "price tests", "feature cuts")),
    Trade("credit analyst", "banking", "savings bank", ("farm loans", "a risk model", "board papers", "late payments")),
    Trade("auditor", "accounting", "audit practice", ("stock counts", "year ends", "small charities", "control tests")),
    Trade("actuary", "insurance", "mutual insurer", ("storm claims", "reserves", "pricing tables", "pension sums")),
    Trade("labour lawyer", "employment law", "law office",
          ("dismissals", "collective agreements", "mediation", "short notices")),
    Trade("baker", "bakery", "bakery", ("a sourdough line", "night shifts", "flour contracts", "bread returns")),
    Trade("dairy farmer", "dairy farming", "farm", ("grazing plans", "milk tests", "calving records", "feed prices")),
    Trade("vegetable grower", "horticulture", "cooperative farm",
          ("crop rotation", "box schemes", "frost cover", "seed orders")),
    Trade("fisheries officer", "fisheries", "harbour office",
          ("catch quotas", "net sizes", "landing reports", "closed areas")),
    Trade("hotel manager", "hospitality", "hotel",
          ("housekeeping rounds", "off-season staff", "group bookings", "complaints")),
    Trade("tour guide", "travel", "guiding bureau", ("walking routes", "rain plans", "coach parties", "permits")),
    Trade("train dispatcher", "railways", "control room", ("night closures", "delay codes", "driver rosters", "drills")),
    Trade("harbour pilot", "shipping", "pilot station", ("tide windows", "tug orders", "berth plans", "near misses")),
    Trade("lorry planner", "road freight", "depot", ("empty runs", "driver hours", "cold loads", "dock times")),
    Trade("machinist", "metal industry", "machine shop", ("tool wear", "first-off checks", "a new lathe", "scrap rates")),
    Trade("process engineer", "paper manufacturing", "paper mill",
          ("web breaks", "steam use", "recipe changes", "shift logs")),
    Trade("tailor", "clothing", "tailoring workshop", ("fittings", "pattern archives", "repair orders", "cloth waste")),
    Trade("town planner", "local government", "planning office",
          ("cycle lanes", "public hearings", "zoning maps", "school routes")),
    Trade("social worker", "social services", "district office",
          ("home visits", "court reports", "case loads", "foster placements")),
    Trade("firefighter", "fire service", "fire station", ("smoke drills", "hydrant maps", "volunteer crews", "school talks")),
    Trade("housing adviser", "housing", "tenants' association", ("arrears", "repair queues", "lease terms", "moves")),
    Trade("charity fundraiser", "nonprofit", "relief charity",
          ("grant reports", "legacy gifts", "donor letters", "street teams")),
    Trade("field ecologist", "environmental consulting", "field station",
          ("bat surveys", "moth traps", "wetland maps", "impact reports")),
    Trade("football coach", "sport", "sports club", ("youth squads", "injury returns", "match plans", "volunteer rotas")),
    Trade("store manager", "retail", "hardware shop", ("seasonal stock", "theft counts", "weekend staff", "shelf plans")),
    Trade("recruiter", "human resources", "staffing office",
          ("reference calls", "interview panels", "shift vacancies", "offers")),
    Trade("translator", "language services", "translation office", ("court papers", "term lists", "rush jobs", "subtitles")),
)  # fmt: skip

HELP = (
    "Planning",
    "Handing over",
    "Pricing",
    "Explaining",
    "Setting up",
    "Simplifying",
    "Taking over",
    "Documenting",
    "Defending",
)
TROUBLES = (
    "half the team is new", "the budget is cut in spring", "nobody wrote down how it was done",
    "two managers want opposite things",
    "the deadline moved forward a month", "the software changes under you", "you are the only one who speaks the language",
    "the numbers look better than they are", "the last person left in anger", "you have never led anybody before",
    "the work is split over three sites", "winter takes a third of the staff", "the client keeps changing the order",
    "the rules changed last year", "you come from another trade", "you work part time and the rest do not",
)  # fmt: skip
DEEDS = (
    "Reorganised",
    "Rebuilt",
    "Halved the paperwork for",
    "Wrote the first handbook on",
    "Ran",
    "Rescued",
    "Measured",
    "Shared",
)
MEASURES = (
    "Cut the wait for {thing} from {before} days to {after}.",
    "Brought the errors in {thing} down from {before} a month to {after}.",
    "Shortened the meeting about {thing} from {before} minutes to {after}.",
    "Reduced the overtime spent on {thing} from {before} hours a week to {after}.",
)
LESSONS = (
    "The evening course helped less than a week of watching somebody good.",
    "What surprised me was how much of the old trade still counted.",
    "I wrote nineteen letters and one was answered, which was enough.",
    "For a year I did both, and I would not do that again.",
    "My first task went wrong in front of everybody, and nothing happened.",
    "A former colleague let me sit beside them every Thursday.",
    "I took a lower post than I had, and it took two years to make up.",
    "I kept a notebook of words I did not know; it has four hundred lines.",
)
STYLES = (
    "Bring one page and one question.", "I ask more than I answer.", "Short calls, then a walk if we are in the same town.",
    "I read drafts with a pencil and send them back the same week.", "Tell me first what you have tried.",
)  # fmt: skip
GOALS = (
    "I want to find out whether {thing} in {industry} would suit me before I give up what I have.",
    "I have to decide by summer whether to go on as {title} or move into {industry}.",
    "I lead people for the first time and {thing} is where it goes wrong.",
    "I would like to talk to somebody who moved from my trade into {industry}.",
    "I know {thing} well and cannot explain it to anybody outside my {workplace}.",
)
GIVEN = (
    "Amara", "Anders", "Anjali", "Beatriz", "Chidi", "Daniela", "Elif", "Farid", "Giulia", "Haruto", "Ines", "Jonas",
    "Kaja", "Liang", "Malik", "Mei", "Nadia", "Oskar", "Priya", "Rafael", "Sana", "Tomasz", "Uma", "Viktor", "Wanjiru",
    "Ximena", "Yusuf", "Zofia",
)  # fmt: skip
FAMILY = (
    "Abara", "Berg", "Castillo", "Dlamini", "Eriksen", "Farouk", "Garcia", "Haddad", "Ivanova", "Jansen", "Kamau",
    "Lindqvist", "Mbeki", "Nakamura", "Okafor", "Petrov", "Quispe", "Rahman", "Santos", "Tanaka", "Ueda", "Varga",
    "Wójcik", "Xu", "Yilmaz", "Zhou",
)  # fmt: skip
CITIES = (
    ("Bergen", "NO", "Europe/Oslo", "Norwegian"), ("Nairobi", "KE", "Africa/Nairobi", "Swahili"),
    ("Lima", "PE", "America/Lima", "Spanish"), ("Osaka", "JP", "Asia/Tokyo", "Japanese"),
    ("Pune", "IN", "Asia/Kolkata", "Marathi"), ("Porto", "PT", "Europe/Lisbon", "Portuguese"),
    ("Leeds", "GB", "Europe/London", "English"), ("Accra", "GH", "Africa/Accra", "English"),
    ("Gdansk", "PL", "Europe/Warsaw", "Polish"), ("Perth", "AU", "Australia/Perth", "English"),
    ("Bursa", "TR", "Europe/Istanbul", "Turkish"), ("Recife", "BR", "America/Recife", "Portuguese"),
    ("Denver", "US", "America/Denver", "English"), ("Amman", "JO", "Asia/Amman", "Arabic"),
)  # fmt: skip
