"""Every sentence that the forum's sources mark for translation: what its pages may say."""

import ast
import re
from collections.abc import Iterator

from tests.docs.pages import ROOT, text_of
from tests.test_house import LAYERS

MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
WORD = re.compile(r"{%\s*translate\s+\"([^\"]*)\"")
BLOCK = re.compile(r"{%\s*blocktranslate\b.*?%}(.*?){%\s*endblocktranslate", re.DOTALL)
VALUE = re.compile(r"%\(\w+\)[sd]|{{.*?}}|{\w*}")


def sentences() -> Iterator[str]:
    folders = [ROOT / "templates", *(ROOT / layer for layer in LAYERS)]
    for folder in folders:
        for template in folder.rglob("*.html"):
            text = text_of(template)
            yield from WORD.findall(text)
            for block in BLOCK.findall(text):
                yield from re.split(r"{%\s*plural\s*%}", block)
        for module in folder.rglob("*.py"):
            yield from _marked(ast.parse(text_of(module)))


def _marked(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            for given in node.args:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value


def pattern() -> re.Pattern[str]:
    """Any of them, with anything in the places of its values."""
    found = {" ".join(one.split()) for one in sentences()}
    # A sentence that is nothing but values would allow all.
    telling = (one for one in found if re.search(r"\w{3}", VALUE.sub("", one)))
    return re.compile("|".join(".+".join(map(re.escape, VALUE.split(one))) for one in telling))
