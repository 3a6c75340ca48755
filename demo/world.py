"""The invented world of the demonstration: its states, its organisations and who speaks for them.

Every name is invented. No trait of a real country or organisation is meant.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A stakeholder: `people` are its delegates in order, the first one heads the delegation."""

    name: str
    kind: str
    about: str
    people: tuple[str, ...]
    region: str = ""
    host: str = ""


def state(region: str, name: str, about: str, *people: str) -> Body:
    return Body(name, "state", about, people, region=region)


AFRICAN = (
    ("Abenara", "A large market of middle income that hosts a regional data hub.", "Adaeze Norbu", "Kofi Darrane"),
    ("Dourane", "Landlocked and least developed; joins most sessions by telephone.", "Mahamat Idri"),
    ("Kesimba", "Leads on capacity building and reads drafts with new delegations.", "Amani Tesha", "Wanjiru Ole"),
    ("Lundwe", "Landlocked; depends on cables that cross two neighbours.", "Chisomo Banda-Ray"),
    ("Nyarumba", "Home of strong telecommunication operators.", "Esther Mukiza", "Joel Habari"),
    ("Tolowe", "Least developed, on the coast; new to the forum.", "Sefi Andou"),
)
ASIA_PACIFIC = (
    ("Arhaban", "An exporter of energy with strict rules on content.", "Faris al-Dhahir", "Lamia Qasr"),
    ("Batuan", "An archipelago with a fast-growing community of developers.", "Dewi Santosi"),
    ("Koryava", "Makes network equipment for half the world.", "Min-ho Sarang", "Yuna Baek-Orlo"),
    ("Sindhara", "Very populous, with a large software industry.", "Rohini Varadhan", "Arjun Mehrat"),
    ("Tamaresh", "Landlocked; three transit cables cross it.", "Aizat Bekmur"),
    ("Vailuku", "A small island state with two delegates in all.", "Leilani Foketi", "Sione Ravai"),
    ("Zhenlu", "A large economy with a state-led policy on standards.", "Shen Daiyu", "Luo Weimin"),
)
EASTERN_EUROPEAN = (
    ("Dravenia", "Small, with an administration that is digital throughout.", "Mirela Sandu-Koval", "Tibor Hask"),
    ("Karstovia", "Large energy infrastructure; wary of norms on intrusion.", "Bogdan Yelsky"),
    ("Ostvarn", "Its hospitals were attacked not long ago.", "Ilka Vernesz", "Matej Dorn"),
    ("Velmaria", "Between two blocs, and looking for words both can bear.", "Katya Rumen"),
)
GRULAC = (
    ("Caravela Islands", "A small island state whose registry serves the region.", "Joana Marves"),
    ("Costaluna", "Lives on tourism; was early with data protection.", "Pilar Etcheve"),
    ("Marlonia", "Large, and sceptical of industry that regulates itself.", "Tomás Avelar", "Renata Quim"),
    ("Quillaya", "Landlocked; puts its indigenous languages online.", "Wayra Condo"),
    ("San Aurelio", "A middle power that is often asked to facilitate.", "Inés Quirós", "Martín Olave"),
)
WEOG = (
    ("Aldermere", "A financial centre.", "Harriet Longsworth"),
    ("Brennia", "Large; exports security products.", "Konrad Aust", "Frieda Malm"),
    ("Elmark", "Puts human rights first.", "Signe Dalgar"),
    ("Halvard", "The largest platform companies are registered here.", "Grant Ellery", "Nora Whitcomb"),
    ("Valdorne", "Host of the secretariat.", "Luc Perrinet"),
)
REGIONS = {"african": AFRICAN, "asia_pacific": ASIA_PACIFIC, "eastern_european": EASTERN_EUROPEAN, "grulac": GRULAC, "weog": WEOG}
STATES = tuple(state(region, *line) for region, lines in REGIONS.items() for line in lines)

ORGANISATIONS = (
    Body("Southern Compact", "regional", "Eleven states of the southern seaboard.", ("Beatriz Amado",), host="San Aurelio"),
    Body("Union of the Western Archipelagos", "regional", "Island states that speak with one voice where they can.", ("Teo Vanuma",), host="Caravela Islands"),
    Body("Assembly for Digital Development", "igo", "Finances digital public services.", ("Mireille Kasso",), host="Valdorne"),
    Body("World Spectrum Bureau", "igo", "Keeps the register of frequencies.", ("Anders Holmvik",), host="Brennia"),
    Body("Meridian Cloud", "private", "Rents computing to a third of the members' ministries.", ("Priya Lathom",), host="Halvard"),
    Body("Corvid Networks", "private", "Builds routers and radio networks.", ("Soren Hale",), host="Koryava"),
    Body("Orbis Telecom", "private", "Operates networks in nine countries.", ("Grace Ndiru",), host="Nyarumba"),
    Body("Tessel Systems", "private", "Software for public administrations.", ("Vikram Sool",), host="Sindhara"),
    Body("Baobab Pay", "private", "Payments by telephone for forty million people.", ("Neema Achi",), host="Kesimba"),
    Body("Kite and Harrow Semiconductors", "private", "Designs chips for instruments and pumps.", ("Oliver Harrow",), host="Aldermere"),
    Body("Halcyon Social", "private", "A platform where people share pictures and news.", ("Dana Pryce",), host="Halvard"),
    Body("Redwell Insurance", "private", "Insures hospitals against interruption.", ("Imogen Redwell",), host="Aldermere"),
    Body("Jade River Devices", "private", "Makes medical and industrial devices.", ("Qiu Lanfen",), host="Zhenlu"),
    Body("Sol y Fibra", "private", "Brings fibre to towns of under ten thousand.", ("Ramón Ibarz",), host="Costaluna"),
    Body("Open Relay Foundation", "civil", "Looks after free software that carries much of the world's mail.", ("Hanne Ostergren", "Milo Castell"), host="Elmark"),
    Body("Digital Commons Watch", "civil", "Follows who owns what is built in common.", ("Jurema Alvim",), host="Marlonia"),
    Body("Access for Islands", "civil", "Connects schools and clinics on small islands.", ("Tevita Lolohea",), host="Vailuku"),
    Body("Citizens' Network Observatory", "civil", "Measures shutdowns and reports them.", ("Ngozi Ferreiro",), host="Abenara"),
    Body("Clinics Without Downtime", "civil", "Helps hospitals back on their feet after attacks.", ("Anton Perec",), host="Ostvarn"),
    Body("Voices of the Quilla", "civil", "Speakers of highland languages online.", ("Illari Mamani-Sol",), host="Quillaya"),
    Body("Young Diplomats Online", "civil", "Trains delegates under thirty.", ("Budi Laksana",), host="Batuan"),
    Body("Fair Platform Workers", "civil", "People who work through platforms.", ("Meena Pathar",), host="Sindhara"),
    Body("Open Routing Council", "technical", "Publishes the routes by which networks reach each other.", ("Elise Garnaud",), host="Valdorne"),
    Body("Backbone Operators' Circle", "technical", "Engineers of the long lines.", ("Jochen Trabert",), host="Brennia"),
    Body("Response Teams Roundtable", "technical", "Incident response teams of sixty countries.", ("Petra Zelen",), host="Dravenia"),
    Body("Name Registry Cooperative", "technical", "Runs eleven country-code registries.", ("Otieno Marwa",), host="Kesimba"),
    Body("Free Firmware Project", "technical", "Replaces firmware that nobody may read.", ("Ylva Strand",), host="Elmark"),
    Body("Measurement Commons", "technical", "Open measurements of how networks behave.", ("Ketut Armada",), host="Batuan"),
    Body("Institute for Open Standards", "academia", "Studies how standards are made.", ("Pell Aramond", "Odile Brand"), host="Valdorne"),
    Body("Aldermere Centre for Cyber Policy", "academia", "Writes for parliaments.", ("Rupert Ashby",), host="Aldermere"),
    Body("Quillaya Polytechnic", "academia", "Engineers of the highlands.", ("Sami Huarach",), host="Quillaya"),
    Body("Zhenlu Academy of Network Law", "academia", "Compares laws on networks.", ("Gao Yiming",), host="Zhenlu"),
    Body("Kesimba School of Diplomacy", "academia", "Trains diplomats of twelve countries.", ("Achieng Toroi",), host="Kesimba"),
    Body("Laboratory for Conflict and Code", "academia", "Models how crises spread.", ("Vera Stoyanec",), host="Karstovia"),
)
SECRETARIAT = Body("Secretariat", "secretariat", "Serves the working groups.", ("Jonas Ferrand", "Awa Lindqvist"), host="Valdorne")

# Co-chairs by group: a delegate of a state and one who is not of a state.
COCHAIRS = {1: ("Kesimba", "Kesimba School of Diplomacy"), 2: ("Batuan", "Young Diplomats Online"), 3: ("Costaluna", "Measurement Commons"), 4: ("San Aurelio", "Institute for Open Standards"), 5: ("Valdorne", "Response Teams Roundtable")}
# Who is missing from a group: every other stakeholder is a member of it.
ABSENT = {
    1: ("Aldermere", "Halvard", "Corvid Networks", "Jade River Devices", "Baobab Pay", "Free Firmware Project", "Kite and Harrow Semiconductors"),
    2: ("Karstovia", "Zhenlu", "Halvard", "Redwell Insurance", "Corvid Networks", "Kite and Harrow Semiconductors", "Backbone Operators' Circle"),
    3: ("Tolowe", "Dourane", "Lundwe", "Quillaya", "World Spectrum Bureau", "Redwell Insurance", "Voices of the Quilla", "Fair Platform Workers"),
    4: ("Dourane", "Nyarumba", "Tolowe", "Quillaya", "Tamaresh", "Caravela Islands", "Aldermere", "Southern Compact", "Assembly for Digital Development", "Baobab Pay", "Sol y Fibra", "Redwell Insurance", "Voices of the Quilla", "Fair Platform Workers", "Young Diplomats Online"),
    5: ("Tamaresh", "Lundwe", "Southern Compact", "World Spectrum Bureau", "Voices of the Quilla", "Zhenlu Academy of Network Law"),
}
MEMBERS = (*STATES, *ORGANISATIONS)
