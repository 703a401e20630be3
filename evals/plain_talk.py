"""Innocent sentences put together from parts: what people ordinarily tell of one another, and grave words that are not meant so.

Among the cases nearly everything with a "he", a "her" and a time is grave, for that is how violence is told; so a model learns
the grammar instead of the matter. Sentences that have the grammar and no matter take that away (`TOLD`). Names are of many
languages: none of them may count for anything. And grave words said of a stage, denied, or told of what is long over and was
well handled are grave words all the same to a model that saw too few frames around them (`FRAMED`). Gentle matters are made
alike (`MATTERS`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

Parts = Mapping[str, Sequence[str]]

TOLD: Parts = {
    "other": (
        "her", "him", "them", "her", "him", "{name}", "{name}", "my mentor", "my mentee", "the others", "his boss",
        "her sister", "my boss",
        "their assistant", "the head of the lab", "his wife", "her brother", "the new one", "our lead", "my father",
    ),
    "who": (
        "She", "He", "They", "{name}", "{name}", "{name}", "My mentor", "My mentee", "Her boss", "His sister", "My colleague",
        "My brother",
        "Their assistant", "The head of the lab", "The lead", "The new one", "My manager", "A friend of hers", "My mother",
        "Her husband",
    ),
    "said": (
        "said", "says", "told me", "mentioned", "wrote", "thinks", "explained", "was saying", "told {other}", "let me know",
        "told us",
        "heard from {other}",
    ),
    "has done": (
        "talked to {other}", "had talked to {other}", "spoke with {other}", "rang {other}", "'d rung {other}", "met {other}",
        "had met {other}", "wrote to {other}", "'d written to {other}", "asked {other}", "had asked {other} for the notes",
        "sent {other} the draft", "'d sent it to {other}", "showed {other} the drawings", "saw {other} at the fair",
        "saw {other} on the tram", "helped {other} with the move", "taught {other}", "worked with {other}", "thanked {other}",
        "introduced {other} to the team", "got {other} the first job", "waited for {other} at the station", "lent {other} a book",
        "found {other} a room", "told {other} about the course", "had lunch with {other}", "went to school with {other}",
        "called {other} back", "interrupted {other} twice", "apologised to {other}", "laughed with {other}", "missed {other}",
        "forgot to ask {other}", "took {other} along", "drove {other} home", "cooked for {other}", "gave {other} my number",
    ),
    "is so": (
        "has a child who doesn't sleep", "has two small children", "has a baby", "has a dog that barks in calls",
        "is away until the 12th",
        "is free on {day}", "starts at ten", "is off sick with a cold", "is further than {other} thinks", "has not replied yet",
        "has already replied", "would rather write", "doesn't like the phone", "can't come on {day}", "isn't sure yet",
        "will look at it on {day}", "leaves early on {day}", "never has time before noon", "works nights this week",
        "is new here",
        "is nervous about the exam", "was late again", "was tired and so was I", "knows the people there", "was quiet today",
        "talks a lot when nervous", "didn't have much to say", "has changed a lot since spring", "lost the keys",
        "is moving house",
        "doesn't know what comes next", "wants to wait", "was in a hurry", "had no questions", "broke the ladder", "hurt a toe",
    ),
    "when": ("", "", "on {day}", "yesterday", "last week", "this morning", "after the talk", "in March", "before lunch",
             "at the gate",
             "last night", "on the phone", "by the way", "at the fair", "a while ago"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the 9th", "the weekend"),
    "so": (
        "so I'd wait with my message", "so I hold back my letter", "and I asked for the notes", "but there's no date yet",
        "which was kind", "so we start later", "and nobody minded", "and we laughed about it", "so that is settled",
        "which helps",
        "and I said I'd think about it", "but I don't know {other}", "and now {other} wants to come too", "and it went well",
        "so I said nothing", "and that was that", "and I'm glad", "which I didn't know", "and I listened", "and we went on",
    ),
    "note": (
        "Asked {other} about the exam", "Read {other} the letter aloud", "Sent it to {other}", "Told {other} to take it slowly",
        "Showed {other} how I do it", "Gave {other} two names", "Promised {other} the list", "Let {other} talk",
        "Thanked {other}",
        "Left {other} a note", "Called {other} back", "Met {other} for coffee", "Met {other}'s team",
        "Waited for {other} until four",
        "Offered {other} my Thursdays", "Went through the plan with {other}", "Said hello to {other}", "Wrote {other} a line",
    ),
    "sentence": (
        "{who} {said} {they} {has done} {when}", "{who} {said} that {they} {is so}", "{who} {has done} {when}, {so}",
        "{who} {is so}, {so}",
        "{who} {said} {they} {has done} {when} and {they} {is so}", "{note} {when}; {they} {is so}", "{note} {when}, {so}",
        "{note}. {who} {is so}", "{who} {has done} and {is so}", "I {has done} {when} and {they} {is so}",
        "When I came in, {they} {has done}",
        "I {has done} {when}, {so}", "{who} {is so} and {they} {has done} {when}",
        "{who} asked me whether {they} {has done} {when}",
    ),
    "they": ("he", "she"),
}  # fmt: skip

FRAMED: Parts = {
    "grave": (
        "bullied", "threatened", "beaten", "harassed", "stalked", "attacked", "mocked for the accent", "insulted", "hit",
        "groped",
        "pushed down the stairs", "discriminated against", "followed home", "shouted at", "humiliated", "locked in",
        "blackmailed",
    ),
    "deed": (
        "strangles the innkeeper", "is beaten by the brother", "takes poison", "shoots the duke", "drowns herself",
        "stabs the butler",
        "threatens everybody with an axe", "wants to jump off the bridge", "hangs himself", "gets kidnapped",
        "is hit by the husband",
        "kills the whole crew", "loses the will to live", "is stalked through the woods", "burns the house down",
    ),
    "on stage": (
        "In the play", "In act two", "In the exercise", "In the novel I translate", "On stage", "In the film we dub",
        "In the opera",
        "In the escape game", "In the role play", "In the game we build", "In our murder evening", "In the crime series I light",
        "In the training film", "In the simulation", "In the comic",
    ),
    "player": ("I", "my part", "the queen", "the patient, an actor,", "my character", "the hero", "the villain", "somebody"),
    "applause": (
        "and the audience loves it", "and gets applause", "twice on Sundays", "which needs good light", "and I cue the thunder",
        "and the trainees ask the right questions", "and then comes the interval", "and I sew the costume for it", "",
    ),
    "long ago": (
        "Twenty years ago", "In my first job", "Back in 1994", "As a student", "At school", "In 2009", "Before I came here",
        "When I was an apprentice", "In my old firm", "In another life", "As a child", "In my twenties",
    ),
    "it went": (
        "It was dealt with", "He was dismissed for it", "I complained and was heard", "She apologised",
        "The court agreed with me",
        "That is long over", "I left and was helped", "It was handled by the book", "The union saw to it", "We made our peace",
        "I got over it with good help", "It is behind me", "The firm changed its rules",
    ),
    "today": (
        "Today I look for help with {matter}", "Now I train others", "What I want to learn now is {matter}",
        "Today I laugh about it",
        "Since then I care about {matter}", "It made me a better teacher", "Now I write procedures", "I can show how we did it",
        "My question is about {matter}", "It is why I study law", "I tell it in my courses",
    ),
    "matter": ("teaching", "bookkeeping", "timetables", "leading a team", "a change of trade", "writing reports", "hiring",
    "data"),
    "nobody": ("Nobody here has ever", "No one has", "Not one of them has", "My boss has never",
    "None of my colleagues has ever"),
    "me": ("{grave} me", "been rude to me", "threatened me", "laid a hand on me", "treated me worse", "bullied me",
    "harassed anybody"),
    "denied": (
        "I'm not being {grave}", "I am not {grave}", "I was never {grave} here", "I don't feel {grave}",
        "I have not been {grave}",
        "Nobody is being {grave}", "She says she isn't {grave}", "It is not that I am {grave}", "To be clear, I was not {grave}",
        "I'm not in danger", "I don't want to hurt anybody", "I don't want to hurt {other}", "I do not want to die of boredom",
    ),
    "only": (
        "the work is just dull", "I simply did not have the points", "I just want a change", "they are nice to me", "I only ask",
        "I would like more to do", "it's the opposite", "so a short kind note, please", "I'm bored",
        "it is the hours that I mind",
        "so let it be warm", "I merely lack practice", "he was right and I was late",
    ),
    "other": ("her", "him", "my mentor", "the group", "their feelings"),
    "accident": (
        "I burnt my arm on the oven", "I cut my thumb on the slicer", "I fell off the ladder", "A pallet hit my foot",
        "The horse kicked me", "I got a knee in the ribs at judo", "The goalkeeper knocked me over", "He floored me in sparring",
        "I scalded my hand", "The door hit my head", "I twisted my ankle at the fair", "He tackled me hard",
        "My opponent hit me clean",
    ),
    "healed": (
        "plaster on, book filled in, done", "all healed", "and it is healing well", "and we had a beer afterwards",
        "my own fault",
        "and he helped me up", "nothing broken", "he said sorry at once", "first aid was there in a minute", "and I laughed",
    ),
    "sentence": (
        "{on stage} {player} {deed} {applause}", "{on stage} {player} {deed}", "{long ago} I was {grave}. {it went}. {today}",
        "{long ago} I was {grave}; {it went}. {today}", "{long ago} a colleague was {grave}. {it went}. {today}",
        "{denied}, {only}",
        "{denied}; {only}", "{nobody} {me}, {only}", "{accident}; {healed}", "{accident}, {healed}", "{denied}. {today}",
        "My grandmother was {grave} at school. {today}", "{long ago} we had a case of somebody {grave}. {it went}. {today}",
    ),
}  # fmt: skip
"""Both: parts by the name that stands for them in others."""


MATTERS: Mapping[str, Parts] = {
    "B23": {
        "dear": (
            "Mum", "Dad", "My father", "My mother", "My wife", "My husband", "My brother", "My best friend", "My mentor",
            "My old teacher",
            "Her son", "His sister", "My grandmother", "My first boss", "A colleague", "My supervisor",
            "The man who taught me the trade",
        ),
        "gone": (
            "died on {day}", "passed away {when}", "passed {when}", "was killed in an accident {when}", "has died",
            "is terminally ill",
            "is in the hospice", "is dying", "had a stroke and is in hospital", "lies in a coma", "was buried {when}",
            "has weeks to live",
            "lost a child {when}",
        ),
        "day": ("Monday", "Friday", "Saturday", "the weekend", "Thursday"),
        "when": ("yesterday", "last week", "in May", "last autumn", "this morning", "on Sunday", "at night"),
        "now": (
            "so I'd like to move our talk", "can we meet later", "and I don't know what to write", "I have to pause",
            "what do I say to her",
            "and I cannot work on it now", "may I still write", "and I would like to thank the family", "I'll be back in a month",
            "and I have not been in the workshop since", "our session has to wait", "we meet tomorrow", "how do I speak with him",
        ),
        "sentence": ("{dear} {gone}, {now}", "{dear} {gone}. {now}", "{now}: {dear} {gone}", "{dear} {gone}"),
    },
    "B6": {
        "worn": (
            "I'm exhausted", "I am worn out", "I'm drained", "I am running on empty", "My battery is at zero",
            "I have no strength left",
            "I can't keep up this pace", "I'm so tired", "I cry in the car after work", "I fall asleep over dinner",
            "I wake up tired",
            "I haven't slept well for weeks", "I am finished after each shift", "Something in me has run dry",
            "I've lost all joy in the work",
        ),
        "since": ("", "since the merger", "for months", "since February", "every evening", "after three years of nights",
        "since the move"),
        "would": (
            "I'd like to hear how others got through it", "I want to talk about my workload",
            "and still want to prepare our talk",
            "who has found a way to work less", "and the doctor has no date before May", "but otherwise all is well",
            "and weekends do not help", "any tips from a nurse who stayed", "I look for somebody who has been there",
        ),
        "thing": ("sleeping pills", "beta blockers", "the insulin", "this medicine", "tablets against nerves",
        "something for my nerves"),
        "pain": ("My back", "My knee", "My shoulder", "My hearing", "The dizziness", "My migraine"),
        "sentence": (
            "{worn} {since}, {would}", "{worn} {since}. {would}", "{worn} {since}", "{since} {worn}, {would}",
            "Which {thing} should I take?",
            "How do I take {thing} on night shifts?", "Can I take {thing} before a talk?",
            "{pain} is bad, is that a reason to change trade?",
            "How many hours may I work after chemo, medically?", "{pain} hurts; what helps against it?",
        ),
    },
    "B5": {
        "may": ("Can", "May", "Is it legal that"),
        "they": ("my employer", "the firm", "my boss", "the agency", "the hospital", "they"),
        "do it": (
            "change my hours", "cut my pay", "dismiss me", "move me to another town", "keep my certificate", "read my mails",
            "end my contract", "refuse my holiday", "make me sign this", "demand the training costs back",
            "extend it a third time",
        ),
        "how": ("", "without asking", "while I'm ill", "during probation", "just like that", "after the deadline", "by letter"),
        "paper": ("visa", "student permit", "work permit", "residence permit", "licence", "foreign diploma"),
        "asks": (
            "may I go on working", "how many hours may I work with it", "can I change jobs with it", "is it valid here",
            "what happens then",
            "does it cover a second job", "what does the law say", "can I stay while I wait",
        ),
        "clause": ("a non-compete clause", "a settlement agreement", "a notice period of six months", "a contract without hours"),
        "sentence": (
            "{may} {they} {do it} {how}?", "My {paper} runs out in May, {asks}?", "I have a {paper}: {asks}?",
            "Is {clause} valid?",
            "They gave me {clause}; what am I signing away?", "With a {paper}, {asks}?",
            "{clause} is in my contract, is that allowed?",
        ),
    },
}  # fmt: skip
"""What has a gentle line beside the work, by its case: few people wrote of it among the cases, and it is said in few ways."""


def plain_talk(parts: Parts, *, count: int, names: Sequence[str] = (), seed: int = 0) -> list[str]:
    """So many different sentences, the same ones at every call; `names` stand where parts say "name"."""
    chance, made = Random(seed), dict[str, None]()
    given = {**parts, "name": names}
    while len(made) < count:
        made.setdefault(_made(chance.choice(parts["sentence"]), lambda part: chance.choice(given[part])))
    return list(made)


def _made(said: str, chosen: Callable[[str], str]) -> str:
    while "{" in said:
        before, _, rest = said.partition("{")
        part, _, after = rest.partition("}")
        said = f"{before}{chosen(part)}{after}"
    words = re.sub(r"\s+(['’,;.])", r"\1", " ".join(said.split()))
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"
