"""What can be wrong with the pages that a builder made, found before they take the place of the old ones."""

from __future__ import annotations

from generator.faults.fault import error, warning

_PLACE = (
    "the page stands as the builder made it in `build/site-next/`; the published site is untouched"
)

THEME_UNKNOWN = error(
    "theme-unknown",
    "{theme} {version} has inline scripts that this tool does not know",
    "install the version that it knows with `pip install {theme}=={known}`, or a newer version of this tool",
    """A page may run the theme's own inline scripts and no other, so the tool keeps a list of them. With a
    theme whose scripts are on no list, an injected script could not be told from the theme's. `brief check`,
    `brief pages` and `brief serve` work all the same.""",
)
INLINE_SCRIPT = error(
    "inline-script",
    "the page has a script in it that is not the theme's: `{script}`{pages}",
    "put it into a file in `templates/assets/` and name that file under `extra_javascript:` in `mkdocs.yml`\n"
    + _PLACE,
    """Only the inline scripts of the theme are on the list of those that may run. Any other may have come from
    a source document or a contribution, or from a part of the theme that is not used here, such as
    `analytics`.""",
)
INLINE_STYLE = warning(
    "inline-style",
    "the page has a style in it, which its policy does not let work: `{style}`{pages}",
    "give the element a class, and write the style in `templates/assets/briefing.css`; for aligned tables,\n"
    "`- tables: {{use_align_attribute: true}}` in `mkdocs.yml`",
    """The Content-Security-Policy of the pages has no `unsafe-inline`, so `style=` and `<style>` do nothing.""",
)
SCRIPT_ATTRIBUTE = error(
    "script-attribute",
    "the page has an attribute that runs a script: `{attribute}`{pages}",
    "take it out of the template; a file under `extra_javascript:` can listen for the same event\n"
    + _PLACE,
    """Attributes such as `onclick` are the commonest way in which a text from outside comes to run. The pages
    of this tool and of the theme have none.""",
)
UNSAFE_ADDRESS = error(
    "unsafe-address",
    "the page has an address that no page may have: `{address}`{pages}",
    "a link may lead to a page of the site, to `https:`, `http:` or `mailto:`\n" + _PLACE,
    """Addresses such as `javascript:…` run a script when they are clicked, and `data:…` shows a page of
    anybody's.""",
)
FOREIGN_REQUEST = error(
    "foreign-request",
    "the page fetches `{address}` from another host{pages}",
    "put the file into `templates/assets/`; for the theme's own, `font: false` and no `repo_url:`\n"
    + _PLACE,
    """What a page fetches from another host tells that host who reads what. All that the pages need is in the
    site; a link that a reader may click can lead anywhere.""",
)
DEAD_LINK = error(
    "dead-link",
    "the link `{address}` leads nowhere{pages}",
    "mend the link, or the id or page that it means\n" + _PLACE,
    """Every link within the site is followed once it is built, also those in HTML, which the builders pass
    over: there must be a file, and on a page an element with that id.""",
)
REPEATED_ID = error(
    "repeated-id",
    "the id `{id}` stands more than once on the page{pages}",
    "rename one of them\n" + _PLACE,
    """A link to an id leads to the first element that has it, so the second cannot be reached. Ids of
    claims, questions and disagreements become ids on the page.""",
)
CONTROL_CHARACTER = error(
    "control-character-on-page",
    "the file holds the control character {character}{pages}",
    "take it out of the template\n" + _PLACE,
    """Text from outside loses its control characters before it reaches a page, so this one came in some other
    way. Browsers, feeds and indexes read files with such characters each in their own way.""",
)
ODD_MARKUP = error(
    "odd-markup",
    "the HTML can be read in more than one way: `{markup}`{pages}",
    "mend the template: close every tag and comment, quote every attribute, and write `&lt;` for a plain `<`\n"
    + _PLACE,
    """Where browsers and checks may read HTML differently, a script can hide from the check. So tags must be
    whole, comments closed, and `noscript`, `xmp`, `plaintext`, `noembed`, `noframes`, `base` and `iframe srcdoc`
    are not used.""",
)
CHANGED_TEXT = error(
    "changed-text",
    "the page does not show this text as it was written: `{text}`{pages}",
    "an extension under `markdown_extensions:` or a plugin in `mkdocs.yml` changes it; take that out\n"
    + _PLACE,
    """Everything that stands in a source or in YAML is shown as the same characters. Each page of the site is
    compared with its Markdown, text by text and in order, also its title.""",
)
