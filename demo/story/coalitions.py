"""The three coalitions of the demonstration."""

from demo.story.steps import CoalitionStory

COALITIONS = (
    CoalitionStory(
        name="One Internet, One Standard",
        founder="Open Relay Foundation",
        charter=(
            "We build, run and use networks that work because somebody far away agreed with us on "
            "how they work. We want it to stay so. A standard is chosen for what it does, by people "
            "who had a fair chance to be in the room, and whoever departs from it says why in "
            "public. We take no side between vendors or between states; we take the side of there "
            "being one network."
        ),
        outcomes=("Technical merit decides which contribution becomes a standard.", "Everybody affected can take part, from wherever they are and whatever they can pay.", "Whoever requires a national variant publishes the reasons and reviews them."),
        founded=-150,
        joined=(("Dravenia", -146), ("Institute for Open Standards", -140), ("Meridian Cloud", -131), ("Kesimba", -118), ("San Aurelio", -104)),
        aligned=(("Open Routing Council", -96), ("Costaluna", -80)),
        asking=("Corvid Networks",),
        invited=("Name Registry Cooperative",),
    ),
    CoalitionStory(
        name="Hospitals Off Limits",
        founder="Clinics Without Downtime",
        charter=(
            "A hospital that loses its network turns ambulances away. We ask that no operation be "
            "conducted against health services, for any purpose, by anybody; that help come within "
            "hours when it happens all the same; and that flaws in medical devices be disclosed "
            "before they are found by those who would use them. We are states that were hit, "
            "organisations that help, and insurers that paid."
        ),
        outcomes=("No operation against health services and what they depend on.", "Help on request within hours, from states and from companies.", "Flaws in medical devices are disclosed and remedied within a set time."),
        founded=-128,
        joined=(("Ostvarn", -127), ("Elmark", -119), ("Response Teams Roundtable", -112), ("Vailuku", -88), ("Redwell Insurance", -70)),
        aligned=(("Kite and Harrow Semiconductors", -52),),
        asking=("Velmaria",),
        spokesperson="Ostvarn",
    ),
    CoalitionStory(
        name="Voices from the Edge",
        founder="Vailuku",
        charter=(
            "Those who live furthest from the meeting room are the first to be cut off and the last "
            "to be heard. We ask for remote participation on equal terms, for fees that the smallest "
            "can bear because there are none, and for meeting hours that rotate so that the night is "
            "shared. We speak for islands, for landlocked states and for registries that serve them."
        ),
        outcomes=("Remote participation on equal terms, the right to object included.", "Fees are waived for least developed countries and small island developing States.", "Meeting hours rotate, so that no region always bears the night."),
        founded=-110,
        joined=(("Access for Islands", -108), ("Caravela Islands", -101), ("Dourane", -77), ("Name Registry Cooperative", -60)),
        aligned=(("Union of the Western Archipelagos", -45), ("Young Diplomats Online", -40)),
        asking=("Sol y Fibra",),
        invited=("Tolowe",),
    ),
)
