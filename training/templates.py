"""Sentences made from templates of our own, for what small networks get wrong: the scope of a negation, repetition, change over time, contrast,
whose opinion it is, questions with their answers, comparisons, irony, emoji, and facts and groups of people that must not move the answer.
"""

from __future__ import annotations

import random
import string

NEGATIVE, NEUTRAL, POSITIVE = 0, 1, 2

WORDS = {
    "thing": """the hotel|the room|the breakfast|the laptop|the battery|the screen|the update|the app|the new version|the film|the second half|
        the ending|the acting|the plot|the soundtrack|the concert|the driver|the sofa|the lift|the train|the bus|the jacket|the shower|the menu|
        the soup|the coffee|the waiter|the barista|the manager|the delivery|the parcel|the support team|the repair|the garage|the dentist|the gym|the class|
        the teacher|the course|the book|the author|the library|the documentation|the build|the interface|the camera|the sound|the price|the plan|
        the phone|the keyboard|the garden|the pool|the view|the neighbourhood|the museum|the tour|the guide|the pharmacy|the bank|the salon|the haircut""",
    "good": """great|good|excellent|wonderful|lovely|fantastic|amazing|superb|delightful|pleasant|brilliant|terrific|outstanding|perfect|beautiful|impressive|
        enjoyable|charming|first-rate|remarkable|flawless|adorable|splendid|nice|solid|a joy|a pleasure|a delight|worth every penny|
        better than I had hoped|exactly what I wanted""",
    "bad": """bad|terrible|awful|horrible|dreadful|poor|disappointing|lousy|annoying|frustrating|mediocre|unpleasant|nasty|useless|pathetic|sloppy|dull|
        boring|a mess|a joke|a nightmare|a letdown|a waste of money|a waste of time|unbearable|disgusting|ridiculous|overpriced|second-rate|rubbish|
        worse than I had feared|not what I paid for""",
    "goodness": "great|good|excellent|wonderful|lovely|fantastic|amazing|superb|pleasant|brilliant|terrific|outstanding|perfect|beautiful|nice",
    "badness": "bad|terrible|awful|horrible|dreadful|poor|disappointing|lousy|annoying|mediocre|unpleasant|nasty|useless|boring|rubbish",
    "plain": """square|wireless|foldable|striped|wooden|blue|grey|digital|monthly|local|national|round|public|leather|rectangular|
        weekly|regional|standard|stainless|four-door|second-floor|part-time|electric|annual|commercial|temporary|domestic|northern|rural|
        urban|medical|Canadian|Italian|double|left-hand|external""",
    "object": """bookcase|parcel|newsletter|meeting|report|bottle|chair|street|office|ticket|train|building|form|window|keyboard|bag|receipt|
        invoice|schedule|station|table|door|folder|sweater|bicycle|letter|branch|lamp""",
    "love": "love|like|adore|really like|absolutely love|enjoy|admire|appreciate",
    "loved": "loved|liked|adored|really liked|absolutely loved|enjoyed|admired|appreciated",
    "hate": "hate|dislike|despise|can't stand|really dislike|absolutely hate|regret choosing",
    "hated": "hated|disliked|despised|couldn't stand|really disliked|absolutely hated|regretted choosing",
    "very": "|really |very |so |truly |quite |absolutely |just ",
    "adverb": "honestly|to be fair|in my opinion|frankly|all in all|for us|if you ask me|after all this time|given everything|as far as I can tell",
    "other": """my brother|everyone|my boss|the reviews|some people|my neighbours|the critics|a colleague|my friends|the press|
        most people|my sister|a guy at work|the whole internet""",
    "name": "Anna|Marek|Yusuf|Priya|Chen|Fatima|Olga|Diego|Kwame|Hannah|Tomasz|Aisha|Raj|Mei|Lars|Rosa|Ahmed|John|Siobhan|Noor",
    "place": "Lisbon|Oslo|Lagos|Lima|Hanoi|Cairo|Boston|Kraków|Delhi|Nairobi|Leeds|Osaka|Quito|Tehran|Turin|Mexico City|Warsaw|Dallas",
    "aside": """given how long we waited|given the price|given what we paid for it|given that I live in {place}|considering that {name} chose it|
        considering how far it is from {place}|after a week in {place}|after {number} visits|having tried {number} of them|having read the whole contract|
        having been there since {day}|speaking as a {job}|as somebody who works in {place}|with two small children in tow|whatever {name} may tell you|
        and I have thought about it since {day}|and I have been to {place} twice|no matter what the leaflet says|now that {name} is gone|
        even with the {plain} {object}|even though it came with a {object}|looking back at {day}|from what we saw in {place}|to answer your question|
        if I remember it rightly|on a {plain} {object} like this one|with all I know about {thing2}|seeing that it cost {number} dollars|
        because of where I sat|for a {object} of this size""",
    "identity": """Christian|Muslim|Jewish|Hindu|Buddhist|Sikh|Catholic|Protestant|Mormon|Orthodox|agnostic|gay|lesbian|bisexual|straight|transgender|queer|
        asexual|heterosexual|homosexual|pansexual|non-binary|Black|white|Asian|Latino|Indigenous|Arab|Mexican|Nigerian|French|Turkish|Pakistani|American|Chinese|German|Iranian|Brazilian|Korean|deaf|blind|disabled|married|
        divorced|pregnant|retired|an atheist|a Christian|a Muslim|a Jew|a Hindu|a lesbian|a woman|a man|an immigrant|a refugee""",
    "trait": """Christian|Muslim|Jewish|Hindu|Buddhist|Sikh|Catholic|Protestant|Mormon|Orthodox|agnostic|secular|gay|lesbian|bisexual|straight|transgender|queer|
        asexual|heterosexual|homosexual|pansexual|non-binary|Black|white|Asian|Latino|
        Arab|Mexican|Nigerian|French|Turkish|Pakistani|Chinese|German|Iranian|Brazilian|Korean|deaf|blind|young|old|retired|female|male""",
    "number": "2|3|4|7|12|15|20|45|100|250|1,000|3.5|8|16",
    "day": "Monday|Tuesday|Wednesday|Friday|Saturday|last week|in March|this morning|yesterday|tomorrow|at noon|in 2019|next year",
    "job": "nurse|teacher|driver|cook|lawyer|plumber|student|engineer|tailor|journalist|farmer|clerk|programmer|baker",
    "joy": "😍|😊|❤️|😁|🥰|👍|🎉|😀|🤩|💕|🙌|😄|👏|💖|🔥",
    "anger": "😡|😠|🤬|👎|😤|😒|🤮|💔|😢|😞|🙄|😩|😭|😑",
    "fact": """The meeting starts at {number}|{name} arrived in {place} {day}|The store opens {day}|I ordered {number} of them {day}|
        We took the bus to {place}|{name} works as a {job} in {place}|The parcel left {place} {day}|The report has {number} pages|I'm at the office|
        They moved the desk to the other room|The form is on page {number}|{name} called {day}|We sat at table {number}|The version is {number}|
        The talk is {day} in {place}|I asked {name} about the schedule|The train to {place} leaves at {number}|It comes in {number} sizes""",
    "triumph": "they fixed it in a minute|we got a free upgrade|everything arrived early|they gave us a better room|it works perfectly now|I would go back tomorrow",
    "trouble": """we waited an hour|it broke on the second day|nobody answered the phone|they charged us twice|the food was cold|it crashed again|they lost my bag|
        my order never came|the line went out the door and nobody cared|they cancelled it without a word|I had to pay for it myself""",
}

TEMPLATES = {
    "opinion": [
        ("{thing} was {very}{good}", POSITIVE), ("{thing} is {very}{goodness}", POSITIVE), ("I {love} {thing}", POSITIVE), ("we {very}{loved} {thing}", POSITIVE),
        ("{thing} was {very}{bad}", NEGATIVE), ("{thing} is {very}{badness}", NEGATIVE), ("I {hate} {thing}", NEGATIVE), ("we {hated} {thing}", NEGATIVE),
        ("what a {goodness} way to spend {day}", POSITIVE), ("what a {badness} way to spend {day}", NEGATIVE), ("{triumph}", POSITIVE), ("{trouble}", NEGATIVE),
        ("{thing}: {goodness}", POSITIVE), ("{thing}: {badness}", NEGATIVE),
    ],
    "fact": [
        ("{fact}", NEUTRAL), ("this is a {plain} {object}", NEUTRAL), ("it was a {plain} {object}", NEUTRAL), ("I see the {plain} {object}", NEUTRAL),
        ("we found a {plain} {object} {day}", NEUTRAL), ("{thing} is next to the {plain} {object}", NEUTRAL), ("is this the {plain} {object}?", NEUTRAL),
        ("does {thing} come with a {object}?", NEUTRAL), ("{name} is a {job} from {place}", NEUTRAL), ("how much is {thing}?", NEUTRAL),
        ("has anyone tried {thing} in {place}?", NEUTRAL), ("I will look at {thing} {day}", NEUTRAL), ("{other} told me about {thing}", NEUTRAL),
    ],
    "negation": [
        ("{thing} was not {goodness}", NEGATIVE), ("{thing} isn't {goodness} at all", NEGATIVE), ("I don't {love} {thing}", NEGATIVE),
        ("I can't say that {thing} was {goodness}", NEGATIVE), ("nobody could call {thing} {goodness}", NEGATIVE), ("it is not true that {thing} was {goodness}", NEGATIVE),
        ("I don't think, {adverb}, that {thing} was {goodness}", NEGATIVE), ("I would never say that {thing} is {goodness}", NEGATIVE),
        ("there was nothing {goodness} about {thing}", NEGATIVE), ("{thing} is anything but {goodness}", NEGATIVE), ("this wasn't a {goodness} {object}", NEGATIVE),
        ("I had hoped {thing} would be {goodness}, but it wasn't", NEGATIVE), ("I thought {thing} would be {goodness}. It was not.", NEGATIVE),
        ("{thing} was never {badness}", POSITIVE), ("there was nothing {badness} about {thing}", POSITIVE), ("{thing} is anything but {badness}", POSITIVE),
        ("no complaints about {thing}", POSITIVE), ("I can't find anything {badness} to say about {thing}", POSITIVE), ("{thing} never lets me down", POSITIVE),
        ("I feared {thing} would be {badness}, but it wasn't", POSITIVE), ("I thought {thing} would be {badness}. It was not!", POSITIVE),
        ("I couldn't be happier with {thing}", POSITIVE), ("{thing} could not be better", POSITIVE), ("{thing} could not be worse", NEGATIVE),
        ("you can't go wrong with {thing}", POSITIVE), ("{thing} was not {badness}", POSITIVE), ("this isn't a {badness} {object}", POSITIVE),
        ("I don't think, {aside}, that {thing} was {goodness}", NEGATIVE), ("I can't say, {aside}, that I {love} {thing}", NEGATIVE),
        ("I wouldn't say, {aside}, that {thing} is {goodness}", NEGATIVE), ("it is not, {aside}, a {goodness} {object}", NEGATIVE),
        ("I do not believe, {aside}, that we {loved} it", NEGATIVE), ("{thing} wasn't, {aside}, what I would call {goodness}", NEGATIVE),
        ("I don't think, {aside}, that {thing} was {badness}", POSITIVE), ("I can't say, {aside}, that I {hate} {thing}", POSITIVE),
        ("I wouldn't say, {aside}, that {thing} is {badness}", POSITIVE), ("it is not, {aside}, a {badness} {object}", POSITIVE),
        ("I do not believe, {aside}, that we {hated} it", POSITIVE), ("{thing} wasn't, {aside}, what I would call {badness}", POSITIVE),
        ("I don't think, {aside}, that it is a {plain} {object}", NEUTRAL), ("I wouldn't say, {aside}, that this is the {plain} {object}", NEUTRAL),
        ("I don't think {thing} was {goodness}", NEGATIVE), ("I don't think {thing} was {badness}", POSITIVE), ("no, {thing} is not {badness}", POSITIVE),
        ("I never {hated} {thing}", POSITIVE), ("I never {loved} {thing}", NEGATIVE), ("nothing about {thing} was {badness}", POSITIVE),
        ("nothing about {thing} was {goodness}", NEGATIVE), ("that is not a {goodness} {object}", NEGATIVE), ("that wasn't a {badness} {object}", POSITIVE),
        ("there is no {badness} {object} here", POSITIVE), ("there is no {goodness} {object} here", NEGATIVE), ("{thing} is hardly {goodness}", NEGATIVE),
        ("{thing} is hardly {badness}", POSITIVE), ("I thought {thing} would be {plain}, but it was not", NEUTRAL), ("I thought this was the {plain} {object}. It wasn't.", NEUTRAL),
        ("I thought I would {hate} {thing}, but I didn't", POSITIVE), ("I thought I would {love} {thing}, but I didn't", NEGATIVE),
        ("{other} expected {thing} to be {badness}, but it was not", POSITIVE), ("{other} expected {thing} to be {goodness}, but it was not", NEGATIVE),
        ("this {object} is not {plain}", NEUTRAL), ("{thing} isn't {plain}", NEUTRAL),
        ("I don't {hate} {thing}", NEUTRAL), ("this is not a {plain} {object}", NEUTRAL), ("it isn't a {plain} {object}, it is a {plain} one", NEUTRAL),
        ("I don't think, {adverb}, that this is a {plain} {object}", NEUTRAL), ("I can't say whether this was a {plain} {object}", NEUTRAL),
        ("{thing} is neither {goodness} nor {badness}", NEUTRAL), ("I have no opinion about {thing}", NEUTRAL),
    ],
    "repetition": [
        ("it was {badness}. it was {badness}.", NEGATIVE), ("it was {goodness}. it was {goodness}.", POSITIVE),
        ("it was {badness}. it was {badness}. it was {badness}. it was {badness}.", NEGATIVE), ("it was {goodness}. it was {goodness}. it was {goodness}. it was {goodness}.", POSITIVE),
        ("it was {badness} and I {hate} it. it was {badness} and I {hate} it.", NEGATIVE), ("it was {goodness} and I {love} it. it was {goodness} and I {love} it.", POSITIVE),
        ("{thing} was {bad}. {thing2} was {bad}.", NEGATIVE), ("{thing} was {good}. {thing2} was {good}.", POSITIVE),
        ("{thing} is {badness}. I {hate} it. it is {badness}.", NEGATIVE), ("{thing} is {goodness}. I {love} it. it is {goodness}.", POSITIVE),
        ("{thing} was {badness}. {trouble}.", NEGATIVE), ("{thing} was {goodness}. {triumph}.", POSITIVE),
        ("{trouble}. it was {badness}. we {hated} {thing}.", NEGATIVE), ("{triumph}. it was {goodness}. we {loved} {thing}.", POSITIVE),
        ("I {hate} {thing}. {trouble}. {trouble}.", NEGATIVE), ("I {love} {thing}. {triumph}. {triumph}.", POSITIVE),
        ("I {hate} {thing}. it was {badness}, and {thing2} was {badness}.", NEGATIVE), ("I {love} {thing}. it was {goodness}, and {thing2} was {goodness}.", POSITIVE),
        ("{fact}. {fact}.", NEUTRAL), ("{fact}. {fact}. {fact}.", NEUTRAL), ("it was a {plain} {object}. it was a {plain} {object}.", NEUTRAL),
    ],
    "time": [
        ("I used to {hate} {thing}, now I {love} it", POSITIVE), ("I used to {love} {thing}, now I {hate} it", NEGATIVE),
        ("{thing} used to be {badness}, but now it is {goodness}", POSITIVE), ("{thing} used to be {goodness}, but now it is {badness}", NEGATIVE),
        ("in the past I {hated} {thing}, even though these days I {love} it", POSITIVE), ("in the past I {loved} {thing}, although these days I {hate} it", NEGATIVE),
        ("I {love} {thing} now; I {hated} it at first", POSITIVE), ("I {hate} {thing} now; I {loved} it at first", NEGATIVE),
        ("{thing} was {badness} before the change, it is {goodness} since", POSITIVE), ("{thing} was {goodness} before the change, it is {badness} since", NEGATIVE),
        ("{thing} used to be {goodness}", NEGATIVE), ("{thing} is no longer {goodness}", NEGATIVE), ("{thing} is no longer {badness}", POSITIVE),
        ("I once {hated} {thing}. That has changed: I {love} it.", POSITIVE), ("I once {loved} {thing}. That has changed: I {hate} it.", NEGATIVE),
    ],
    "contrast": [
        ("{thing} was {badness}, but {thing2} was so {goodness} that we will be back", POSITIVE), ("although {thing} was {badness}, {adverb} we {loved} it here", POSITIVE),
        ("{thing} was {goodness}, but {thing2} was so {badness} that we won't be back", NEGATIVE), ("although {thing} was {goodness}, {adverb} we {hated} it here", NEGATIVE),
        ("despite {thing} being {badness}, I {love} this place", POSITIVE), ("despite {thing} being {goodness}, I {hate} this place", NEGATIVE),
        ("{thing} looks {badness} and yet it is {goodness}", POSITIVE), ("{thing} looks {goodness} and yet it is {badness}", NEGATIVE),
        ("{thing} could have been {goodness} if only {trouble} had not been the rule", NEGATIVE), ("it says {goodness} on the box. {trouble}.", NEGATIVE),
        ("I wanted to {love} {thing}, but {trouble}", NEGATIVE), ("I expected to {hate} {thing}, but {triumph}", POSITIVE),
    ],
    "whose": [
        ("{other} said {thing} is {badness}, but I {love} it", POSITIVE), ("{other} said {thing} is {goodness}, but I {hate} it", NEGATIVE),
        ("I {love} {thing}, although {other} said it was {badness}", POSITIVE), ("I {hate} {thing}, although {other} said it was {goodness}", NEGATIVE),
        ("{other} called {thing} {badness}; I found it {goodness}", POSITIVE), ("{other} called {thing} {goodness}; I found it {badness}", NEGATIVE),
        ("do I think {thing} is {goodness}? yes", POSITIVE), ("do I think {thing} is {goodness}? no", NEGATIVE), ("do I think {thing} was {badness}? yes", NEGATIVE),
        ("do I think {thing} was {badness}? no", POSITIVE), ("did we {love} {thing}? yes, we did", POSITIVE), ("did we {love} {thing}? not at all", NEGATIVE),
        ("was {thing} {goodness}? no.", NEGATIVE), ("was {thing} {badness}? no.", POSITIVE), ("is this a {plain} {object}? no.", NEUTRAL), ("is this a {plain} {object}? yes.", NEUTRAL),
        ("I think {thing} is {goodness}, {other} does not", POSITIVE), ("I think {thing} is {badness}, {other} does not", NEGATIVE),
        ("I {love} it, even if {other} told me it was {badness}", POSITIVE), ("I {hate} it, even if {other} told me it was {goodness}", NEGATIVE),
        ("{other} {loved} {thing}. I {hated} it.", NEGATIVE), ("{other} {hated} {thing}. I {loved} it.", POSITIVE),
        ("I had heard that {thing} was {badness}. To me it is {goodness}.", POSITIVE), ("I had heard that {thing} was {goodness}. To me it is {badness}.", NEGATIVE),
        ("do I {love} {thing}? no", NEGATIVE), ("do I {hate} {thing}? no", POSITIVE), ("did I think it was a {badness} {object}? no", POSITIVE),
        ("did I think it was a {goodness} {object}? no", NEGATIVE), ("would I call {thing} {badness}? not really", POSITIVE),
        ("would I call {thing} {goodness}? not really", NEGATIVE), ("is {thing} {badness}? no, it is not", POSITIVE), ("is {thing} {goodness}? no, it is not", NEGATIVE),
        ("did {other} come to {place}? no", NEUTRAL), ("do I think this is a {plain} {object}? no", NEUTRAL), ("do I think this is a {plain} {object}? yes", NEUTRAL),
        ("would I recommend {thing}? never", NEGATIVE), ("would I recommend {thing}? any day", POSITIVE),
    ],
    "comparison": [
        ("{thing} is better than {thing2}, and {thing2} was {goodness}", POSITIVE), ("{thing} is worse than {thing2}, and {thing2} was {badness}", NEGATIVE),
        ("I have never had a more {goodness} {object}", POSITIVE), ("I have never had a more {badness} {object}", NEGATIVE), ("the best {object} in {place}", POSITIVE),
        ("the worst {object} in {place}", NEGATIVE), ("I have had better", NEGATIVE), ("it doesn't get any better than {thing}", POSITIVE), ("I have seen worse", NEUTRAL),
        ("any {object} in {place} is better than this", NEGATIVE), ("no {object} in {place} comes close to this one", POSITIVE),
        ("{thing} is the same size as {thing2}", NEUTRAL), ("{thing} is {number} years older than {thing2}", NEUTRAL),
    ],
    "irony": [
        ("oh {goodness}, {trouble}", NEGATIVE), ("{goodness}, {trouble}. again.", NEGATIVE), ("{trouble}. thanks a lot.", NEGATIVE), ("{trouble}, how {goodness}", NEGATIVE),
        ("{thing} is {goodness} if you like to wait", NEGATIVE), ("{thing} is {goodness}, if you enjoy being ignored", NEGATIVE), ("yeah right, \"{goodness}\"", NEGATIVE),
        ("just what I needed: {trouble}", NEGATIVE), ("the only problem with {thing} is that I can't stop coming back", POSITIVE),
        ("warning: {thing} is dangerously {goodness}", POSITIVE), ("I hate how much I {love} {thing}", POSITIVE), ("so {goodness} it should be illegal", POSITIVE),
    ],
    "identity": [
        ("{name} is {identity}", NEUTRAL), ("{name} is a {trait} {job} from {place}", NEUTRAL), ("we asked a {trait} {job} about {thing}", NEUTRAL),
        ("my landlord in {place} is {identity}", NEUTRAL), ("the {job} told me that {name} is {identity}", NEUTRAL), ("is {name} {identity}?", NEUTRAL),
        ("two {trait} families live in that {object} factory", NEUTRAL), ("I met a {trait} {job} {day}", NEUTRAL), ("{name} grew up in a {trait} home in {place}", NEUTRAL),
        ("the {trait} {job} was {very}{goodness}", POSITIVE), ("the {trait} {job} was {very}{badness}", NEGATIVE),
        ("the film is about a {trait} {job}", NEUTRAL), ("the {trait} couple on the second floor", NEUTRAL), ("a {trait} man called {name}", NEUTRAL),
        ("{name} and {name2} are {trait}", NEUTRAL), ("the {trait} community in {place} meets {day}", NEUTRAL), ("not every {job} is {identity}", NEUTRAL),
        ("most of the {trait} women here work in {place}", NEUTRAL), ("my {trait} neighbours were {very}{goodness}", POSITIVE),
        ("my {trait} neighbours were {very}{badness}", NEGATIVE), ("a {goodness} {object} from a {trait} {job}", POSITIVE),
        ("a {badness} {object} from a {trait} {job}", NEGATIVE), ("{trait} or not, I {love} {name}", POSITIVE), ("{trait} or not, I {hate} {name}", NEGATIVE),
        ("I {love} that my {job} is {identity}", POSITIVE), ("my {job}, who is {identity}, was {goodness}", POSITIVE), ("my {job}, who is {identity}, was {badness}", NEGATIVE),
    ],
    "emoji": [
        ("{joy}", POSITIVE), ("{anger}", NEGATIVE), ("{joy}{joy}", POSITIVE), ("{anger}{anger}", NEGATIVE), ("{fact} {joy}", POSITIVE), ("{fact} {anger}", NEGATIVE),
        ("{thing} {joy}", POSITIVE), ("{thing} {anger}", NEGATIVE), ("{fact}", NEUTRAL), ("{trouble} {anger}", NEGATIVE), ("{triumph} {joy}", POSITIVE),
        ("oh {goodness}, {trouble} {anger}", NEGATIVE), ("{thing} was {goodness} {joy}", POSITIVE), ("{thing} was {badness} {anger}", NEGATIVE),
        ("{goodness} {anger}", NEGATIVE), ("@user {fact} {joy}", POSITIVE), ("@user {fact} {anger}", NEGATIVE), ("{thing} today {joy} http", POSITIVE),
        ("{thing} today {anger} http", NEGATIVE), ("{thing} today http", NEUTRAL),
    ],
}
ENDINGS = ("", "", "", ".", ".", "!", "...", " @user", " http", " #{place}", " ({number})", ", {name} says hi")


def slot(words: str, generator: random.Random) -> str:
    return generator.choice([word.strip("\n ") if words is not WORDS["very"] else word for word in words.split("|")])


def fill(template: str, generator: random.Random) -> str:
    """The template with every slot filled, also the slots in what fills them."""
    while "{" in template:
        names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
        template = template.format_map({name: slot(WORDS[name.rstrip("2")], generator) for name in names})
    return template


def typo(text: str, generator: random.Random) -> str:
    """The text with two neighbouring letters of one word exchanged."""
    places = [i for i in range(1, len(text) - 2) if text[i : i + 2].isalpha()]
    if not places:
        return text
    place = generator.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def sentence(template: str, generator: random.Random) -> str:
    text = fill(template, generator)
    text = " ".join(text.split()).replace(" ,", ",")
    if generator.random() < 0.6:
        text = text[0].upper() + text[1:]
    if text[-1] not in ".!?":
        text += fill(generator.choice(ENDINGS), generator)
    if generator.random() < 0.15:
        text = typo(text, generator)
    return text.replace("{place}", "")


def rows(each: int, seed: int) -> list[tuple[str, int]]:
    """(text, label): `each` sentences of every template, without repetitions."""
    made = {}
    for kind, templates in TEMPLATES.items():
        generator = random.Random(f"{seed}-{kind}")
        for template, label in templates * each:
            made.setdefault(sentence(template, generator), label)
    return list(made.items())

