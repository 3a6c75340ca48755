"""How long words may be, in characters, and how many may stand together: models, forms and
actions read it here."""

# Of an organisation or a person, and what somebody does in one.
LONGEST_NAME = 200
LONGEST_ABOUT = 2000
# Why an organisation asks to take part, and on what ground it is accredited or not.
LONGEST_STATEMENT = 4000
LONGEST_GROUND = 2000
LONGEST_TOKEN_LABEL = 100
LONGEST_COALITION_NAME = 120
LONGEST_CHARTER = 8000
LONGEST_OUTCOME = 500
MOST_OUTCOMES = 20
# Of a person's or an invitation's e-mail address.
LONGEST_ADDRESS = 254
# What somebody may choose as a password.
LONGEST_PASSWORD = 200
# A line to the members of a coalition, or why one leaves or declines.
LONGEST_MESSAGE = 1000
