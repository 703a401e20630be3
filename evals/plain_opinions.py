"""Parts of ordinary opinions and doings at home and at work, in seven languages, for `plain_talk` to put together.

Among the cases a boss or a husband who says, wants or forbids something is nearly always grave, and outside English nearly
always so: a model learns the people. Here they say what people say of a job, a farm, a letter or a date. Nobody bids or announces
anything to anybody's harm. What the same people do that is grave stands in `grave_talk` and is learnt beside it, so that their
grammar alone counts for neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from evals.plain_talk import Parts

OPINIONS: Mapping[str, Parts] = {
    "en": {
        "one": (
            "my boss", "my manager", "the foreman", "my supervisor", "my teacher", "my professor", "my colleague", "my husband",
            "my wife", "my mother", "my father", "my brother", "her husband", "his wife", "my cousin", "my aunt", "my neighbour",
            "our lead", "the head of the team", "my partner", "her boss", "my grandmother", "his father", "my son",
        ),
        "some": ("my parents", "my colleagues", "the others", "my brothers", "my sisters", "both of my bosses", "the neighbours"),
        "holds": (
            "says", "thinks", "believes", "said", "thought", "tells everybody", "still says", "keeps saying", "is sure that",
        ),
        "hold": ("say", "think", "believe", "said", "thought", "are sure that"),
        "claim": (
            "the course is too long", "the price is fair", "there is no hurry", "it makes no difference",
            "the other offer is better",
            "the farm is too small for two", "the letter is good as it is", "{day} is too soon", "I should take the job",
            "we should wait a year", "the pay is low", "I would be good at it", "the date can be moved",
            "the question is settled",
            "there is only one sensible way", "the opposite is true", "one job is like the other", "the choice is mine",
        ),
        "leaning": ("for", "against", "all for", "not against", "dead against", "neither for nor against", "in two minds about"),
        "matter": (
            "it", "the move", "the course", "the new job", "the second shop", "the lease", "the loan", "the night shift",
            "the price",
            "the farm", "a later date", "the change of trade", "the exam", "selling the field", "my plan",
        ),
        "answer": ("an answer", "a yes or a no", "the figures", "my decision", "the list", "the draft", "to know more"),
        "day": ("Monday", "the end of June", "the summer", "the 9th", "Wednesday", "next week", "harvest"),
        "does": (
            "I read the offer again", "I open the drawer", "I look at the two plans", "I sit over the forms",
            "I go through the list",
            "we talk it over", "I take the brochure out", "I count the hours", "we do the books",
            "I check the words I did not know",
        ),
        "then": (
            "and put it back", "and close it again", "and decide nothing", "and still don't know", "and then we go to bed",
            "and make a note", "and it helps", "and leave it at that", "and send nothing",
        ),
        "when": ("in the evening", "at night", "at home", "on Sundays", "after the shift", "now and then", "before work"),
        "did": (
            "we sold the old tractor", "I wrote the application", "we picked the plums", "we counted the stock",
            "I typed the minutes",
            "we let the upper field", "I baked for the fair", "I wrote to both firms", "we painted the shed",
            "I learnt thirty words",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {hold} {claim}", "{one} is {leaning} {matter}", "{some} are {leaning} {matter}",
            "{one} was {leaning} {matter}, {one} {holds} {claim}", "{one} wants {answer} by {day}",
            "{some} want {answer} by {day}",
            "{one} wanted {answer} before {day}", "{when} {does} {then}", "{does} {when} {then}", "{did} and {did}",
            "{did}; {one} {holds} {claim}", "by {day} I have to say yes or no", "by {day} we take it or leave it",
            "{one} is {leaning} {matter} and {some} are {leaning} it", "{one} would rather we left {matter} for {day}",
            "{one} is the one of the family who likes {matter}", "{one} has an orchard and {holds} {claim}",
        ),
    },
    "de": {
        "one": (
            "mein Chef", "meine Chefin", "der Meister", "mein Vater", "meine Mutter", "mein Mann", "meine Frau", "mein Bruder",
            "meine Schwester", "der Lehrer", "meine Kollegin", "mein Kollege", "die Leiterin", "mein Onkel", "ihr Mann",
            "seine Frau",
            "der Professor", "mein Nachbar", "mein Sohn", "die Oma",
        ),
        "some": ("meine Eltern", "die Kollegen", "meine Brüder", "die Nachbarn", "die anderen im Betrieb", "meine Chefs"),
        "holds": ("sagt", "meint", "findet", "glaubt", "sagte", "meinte immer"),
        "hold": ("sagen", "meinen", "finden", "glauben", "sagten", "meinten"),
        "claim": (
            "der Kurs ist zu lang", "der Preis ist gut", "das hat Zeit bis {day}", "es macht keinen Unterschied",
            "die andere Stelle ist besser", "der Hof ist zu klein für zwei", "der Brief ist gut so", "ich soll die Stelle nehmen",
            "ich soll es mir überlegen", "wir sollen noch warten", "man verdient dort zu wenig",
            "da gibt es nicht viel zu wählen",
            "ich kann das gut", "die Entscheidung liegt bei mir", "das Gegenteil stimmt",
        ),
        "leaning": ("dafür", "dagegen", "ganz dafür", "nicht dagegen", "eher dagegen", "weder dafür noch dagegen"),
        "verdict": ("zu teuer", "gut", "unnötig", "richtig", "zu früh", "zu weit weg", "vernünftig"),
        "matter": (
            "den Umzug", "den Kurs", "die neue Stelle", "den Vertrag", "die Pacht", "den Termin", "die Prüfung", "den Plan",
        ),
        "answer": ("eine Antwort", "die Zahlen", "meine Entscheidung", "die Liste", "den Entwurf", "Bescheid"),
        "day": ("Montag", "Ende Mai", "zum Sommer", "Mittwoch", "nächste Woche", "zum Neunten", "Ostern"),
        "do it": (
            "muss ich mich melden", "müssen wir uns einigen", "soll ich zusagen", "muss ich unterschreiben oder absagen",
            "müssen wir verkaufen oder behalten", "habe ich Zeit für eine Antwort", "will ich mich anmelden",
            "verpachten wir die Wiese",
        ),
        "did": (
            "wir haben den Traktor verkauft", "ich habe die Bewerbung geschrieben", "wir haben Äpfel geerntet",
            "ich habe beiden Firmen geschrieben", "wir haben das Lager gezählt", "ich habe das Angebot noch einmal gelesen",
            "ich habe die Mappe wieder zugemacht", "wir haben die Wiese gemäht", "ich habe nichts abgeschickt",
            "ich schlage Wörter nach",
        ),
        "has": (
            "hat ein Weingut", "hat eine Bäckerei", "hat den Betrieb vom Großvater", "ist der Älteste in der Familie",
            "ist die Ruhige in der Familie", "hatte früher zwölf Kühe", "führt den Laden",
        ),
        "sentence": (
            "{one} {holds}, {claim}", "{some} {hold}, {claim}", "{one} ist {leaning}", "{some} sind {leaning}",
            "{one} war {leaning}",
            "{one} ist {leaning}, {some} sind {leaning}", "{one} will bis {day} {answer}", "{some} wollen bis {day} {answer}",
            "{one} wollte {answer} haben", "{one} findet {matter} {verdict}", "{some} finden {matter} {verdict}",
            "bis {day} {do it}", "{did} und {did}", "abends lese ich die Unterlagen; {one} findet {matter} {verdict}",
            "{one} {has}", "{one} {has} und {holds}, {claim}", "ich bin in der Familie für {matter} zuständig",
            "{did}, {one} war {leaning}",
        ),
    },
    "es": {
        "one": (
            "mi jefe", "mi jefa", "el encargado", "mi padre", "mi madre", "mi marido", "mi mujer", "mi hermano", "mi hermana",
            "el profesor", "mi compañera", "un compañero", "la directora", "mi tío", "su marido", "mi primo", "mi vecina",
            "mi abuela",
        ),
        "some": ("mis padres", "los compañeros", "mis hermanos", "los vecinos", "los demás", "mis jefes"),
        "holds": ("dice que", "cree que", "piensa que", "opina que", "dijo que", "decía que", "siempre dice que"),
        "hold": ("dicen que", "creen que", "piensan que", "opinan que", "dijeron que"),
        "claim": (
            "el curso es largo", "el precio está bien", "no hay prisa", "da lo mismo", "la otra oferta es mejor",
            "la finca es pequeña para dos", "la carta está bien así", "hay tiempo hasta {day}", "debería aceptar el puesto",
            "es mejor esperar un año", "pagan poco", "no hay mucho que elegir", "la decisión es mía", "es al revés",
            "se me da bien",
        ),
        "leaning": ("a favor", "en contra", "más bien a favor", "algo en contra", "muy a favor"),
        "matter": ("del traslado", "del curso", "del nuevo puesto", "del precio", "de la venta", "del examen", "de mi plan"),
        "answer": ("una respuesta", "las cifras", "mi decisión", "la lista", "el borrador", "saberlo"),
        "day": ("el lunes", "el verano", "fin de mes", "el miércoles", "la cosecha", "el día nueve"),
        "did": (
            "vendimos el tractor viejo", "escribí la solicitud", "recogimos las aceitunas", "contamos el almacén",
            "escribí a las dos empresas", "guardé la carta", "pintamos el taller", "volví a leer la oferta",
            "apunté las palabras nuevas",
            "no mandé nada", "los alumnos nuevos me miran y esperan", "los clientes miran y no compran",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {hold} {claim}", "{one} está {leaning} {matter}", "{some} están {leaning} {matter}",
            "{one} está {leaning} y {some} {hold} {claim}", "{one} quiere {answer} para {day}", "{did} y {did}",
            "{some} quieren {answer} para {day}", "{did}; {one} {holds} {claim}",
            "por la noche leo las dos ofertas y {one} {holds} {claim}",
            "{one} me aconseja esperar hasta {day}", "para {day} tenemos que decir sí o no", "{one} estaba {leaning}",
        ),
    },
    "fr": {
        "one": (
            "mon chef", "ma cheffe", "le contremaître", "mon père", "ma mère", "mon mari", "ma femme", "mon frère", "ma sœur",
            "le professeur", "ma collègue", "un collègue", "la directrice", "mon cousin", "son mari", "ma voisine", "ma tante",
        ),
        "some": ("mes parents", "les collègues", "mes frères", "les voisins", "les autres", "mes chefs"),
        "holds": ("dit que", "pense que", "croit que", "trouve que", "disait que", "a dit que"),
        "hold": ("disent que", "pensent que", "croient que", "trouvent que", "disaient que"),
        "claim": (
            "la formation est longue", "le prix est juste", "rien ne presse", "c'est pareil", "l'autre offre vaut mieux",
            "la ferme est petite pour deux", "la lettre est bien comme ça", "je devrais accepter le poste", "la date peut bouger",
            "c'est mieux d'attendre un an", "on y gagne peu", "le choix est vite fait", "c'est à moi de décider",
            "c'est le contraire",
        ),
        "leaning": ("pour", "contre", "plutôt pour", "plutôt contre", "tout à fait pour"),
        "matter": ("le déménagement", "la formation", "le nouveau poste", "le prix", "la vente", "l'examen", "mon projet"),
        "answer": ("une réponse", "les chiffres", "ma décision", "la liste", "le brouillon"),
        "day": ("lundi", "la fin du mois", "l'été", "mercredi", "la moisson", "le neuf"),
        "did": (
            "nous avons vendu le vieux tracteur", "j'ai écrit ma candidature", "nous avons cueilli les pommes",
            "j'ai rangé l'offre",
            "nous avons compté le stock", "j'ai écrit aux deux entreprises", "j'ai relu le contrat", "je n'ai encore rien envoyé",
            "nous avons repeint l'atelier", "j'ai cherché les mots nouveaux", "j'ai préparé trois courriers et je les ai gardés",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {hold} {claim}", "{one} est {leaning}", "{some} sont {leaning}", "{did} et {did}",
            "{one} est {leaning} et {some} {hold} {claim}", "{one} veut {answer} avant {day}",
            "{some} veulent {answer} avant {day}",
            "{did} ; {one} {holds} {claim}", "pour {matter}, {one} est {leaning}",
            "le soir je relis l'offre et {one} {holds} {claim}",
            "{one} me conseille d'attendre {day}", "avant {day} il faut dire oui ou non pour {matter}", "{one} était {leaning}",
        ),
    },
    "no": {
        "one": (
            "sjefen", "læreren", "faren min", "moren min", "mannen min", "kona mi", "broren min", "en kollega", "naboen",
            "tanten min",
        ),
        "some": ("foreldrene mine", "kollegene", "søsknene mine", "naboene", "de andre"),
        "holds": ("sier at", "synes at", "tror at", "mener at", "sa at"),
        "claim": (
            "kurset er for langt", "prisen er grei", "det haster ikke", "det er det samme", "det andre tilbudet er bedre",
            "gården er liten", "brevet er fint", "jeg bør ta jobben", "vi bør vente et år", "lønna er lav", "valget er mitt",
        ),
        "leaning": ("for", "imot", "helt for", "ikke imot", "mest imot"),
        "matter": ("flyttingen", "kurset", "den nye jobben", "salget", "planen min", "eksamen"),
        "answer": ("et svar", "tallene", "lista", "utkastet", "å vite det"),
        "day": ("mandag", "sommeren", "onsdag", "neste uke", "den niende"),
        "did": (
            "vi solgte den gamle traktoren", "jeg skrev søknaden", "vi plukket epler", "om kvelden leser jeg tilbudet",
            "vi telte lageret",
            "jeg skrev til begge firmaene", "hjemme leser jeg lekser", "jeg slår opp i ordboka", "vi malte låven",
            "jeg sendte ingenting",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {holds} {claim}", "{one} er {leaning} {matter}", "{some} er {leaning} {matter}",
            "{one} vil ha {answer} før {day}", "{did} og {did}", "{did}, og {one} {holds} {claim}",
            "{one} var {leaning} {matter}",
        ),
    },
    "pt": {
        "one": ("o meu chefe", "a minha chefe", "o professor", "o meu pai", "a minha mãe", "o meu marido", "a minha mulher",
        "a minha tia",
                "uma colega", "o meu primo"),
        "some": ("os meus pais", "os colegas", "os meus irmãos", "os vizinhos", "os outros"),
        "holds": ("diz que", "acha que", "pensa que", "disse que"),
        "hold": ("dizem que", "acham que", "pensam que", "disseram que"),
        "claim": (
            "o curso é longo", "o preço é justo", "não há pressa", "tanto faz", "a outra proposta é melhor", "a quinta é pequena",
            "a carta está bem assim", "devo aceitar o lugar", "é melhor esperar um ano", "pagam pouco", "a escolha é minha",
        ),
        "leaning": ("a favor", "contra", "muito a favor", "um pouco contra"),
        "matter": ("a mudança", "o curso", "o novo emprego", "a venda", "o exame", "o meu plano"),
        "answer": ("uma resposta", "os números", "a lista", "o rascunho"),
        "day": ("segunda-feira", "o verão", "o fim do mês", "a colheita"),
        "did": (
            "vendemos o trator velho", "escrevi a candidatura", "apanhámos as azeitonas", "contámos o armazém", "reli a proposta",
            "escrevi às duas empresas", "pintámos a oficina", "guardei a carta", "à noite procuro as palavras novas",
            "não enviei nada",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {hold} {claim}", "{one} quer {answer} para {day}", "{did} e {did}",
            "{one} está {leaning}", "{some} estão {leaning}", "{did}; {one} {holds} {claim}",
            "sobre {matter}, {one} {holds} {claim}",
        ),
    },
    "it": {
        "one": ("il mio capo", "la mia capa", "il professore", "mio padre", "mia madre", "mio marito", "mia moglie",
        "mio fratello",
                "una collega", "mio cugino", "la vicina"),
        "some": ("i miei", "i colleghi", "i miei fratelli", "i vicini", "gli altri"),
        "holds": ("dice che", "pensa che", "crede che", "ha detto che"),
        "hold": ("dicono che", "pensano che", "credono che", "hanno detto che"),
        "claim": (
            "il corso è lungo", "il prezzo è giusto", "non c'è fretta", "è lo stesso", "l'altra offerta è migliore",
            "la lettera va bene",
            "il podere è piccolo per due", "dovrei accettare il posto", "è meglio aspettare un anno", "pagano poco",
            "la scelta è mia",
        ),
        "leaning": ("a favore", "contro", "molto a favore", "piuttosto contro"),
        "matter": ("il trasloco", "il corso", "il nuovo posto", "la vendita", "l'esame", "il mio progetto"),
        "answer": ("una risposta", "i numeri", "la lista", "la bozza"),
        "day": ("lunedì", "fine mese", "mercoledì", "Pasqua"),
        "did": (
            "abbiamo venduto il vecchio trattore", "ho scritto la domanda", "abbiamo raccolto le olive", "ho riletto l'offerta",
            "abbiamo contato il magazzino", "ho scritto alle due ditte", "ho messo via la lettera",
            "la sera cerco le parole nuove",
            "abbiamo dipinto l'officina", "non ho mandato niente",
        ),
        "sentence": (
            "{one} {holds} {claim}", "{some} {hold} {claim}", "{one} vuole {answer} prima di {day}", "{did} e {did}",
            "{one} è {leaning}", "{some} sono {leaning}", "{did}; {one} {holds} {claim}", "per {matter}, {one} {holds} {claim}",
        ),
    },
}  # fmt: skip
"""By language. Parts by the name that stands for them in others, as in `plain_talk`."""
