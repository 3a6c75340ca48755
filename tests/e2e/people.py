"""Who signs in with a password on a stack without the demonstration."""

PASS_PHRASE = "a long pass phrase"
AUTHOR = "delegate@dravenia.example"
MEMBER = "delegate@marlonia.example"
CO_CHAIR = "delegate@san-aurelio.example"
EVERYBODY = (AUTHOR, MEMBER, CO_CHAIR)
