"""How `make docs` makes pages of this folder: Markdown in, HTML out, nothing from elsewhere."""

project = "Norms Forum"
author = "The Norms Forum"
project_copyright = "the Norms Forum, Apache-2.0"
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_inline", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Norms Forum"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
# What is quoted here is typed as it stands.
smartquotes = False
