"""What can be wrong with the site as a whole, its templates and what was written."""

from __future__ import annotations

from generator.faults.fault import error, warning

NOT_A_SITE = error(
    "not-a-site",
    "there is no briefing site in `{folder}`",
    "{cure}",
    """Commands work on the folder in which they are called, or on the one given with `--site`.""",
)
MISSING_FOLDER = error(
    "missing-folder",
    "the folder `{folder}` is missing",
    "make it, and put {content} in it",
    """A site has two folders that people fill: `seeds/` with the documents and their records, `briefings/`
    with what is said about them.""",
)
NO_BRIEFINGS = error(
    "no-briefings",
    "there is no briefing in `{folder}`",
    "write one as `{folder}/<id>.yml`; the README shows how in five steps",
    """A site without a briefing has nothing to show.""",
)
TEMPLATE_FAULT = error(
    "template-fault",
    "the template cannot be used: {problem}",
    "mend the template, or delete it to use the one that comes with the tool",
    """Templates are Jinja2. They cannot switch off the filter that keeps text from outside literal, so
    `safe`, `tojson`, `urlize`, `xmlattr`, `autoescape` blocks and `~` are refused.""",
)
PAGE_COLLISION = error(
    "page-collision",
    "two pages would be written to `{path}`",
    "rename one of them",
    """Every page needs an address of its own, also on systems that do not tell capitals from small
    letters.""",
)
EDITED_OUTPUT = error(
    "edited-output",
    "this generated file was changed by hand",
    "move the change to {origin}, then run again with `--force` to write the file anew",
    """Files in `build/` are made anew at every build. One that was changed by hand is never overwritten
    without being asked, so that nothing is lost.""",
)
FOREIGN_OUTPUT = warning(
    "foreign-output",
    "no build made this file, and the site publishes it",
    "delete it, or bring it into `templates/assets/`",
    """The builder publishes everything that lies in `build/pages/`. A file there that the tool did not write is
    left where it is, since it may be the only copy; but nobody keeps it up to date.""",
)
BAD_SITE_DIR = error(
    "bad-site-dir",
    "the site cannot go to `{folder}`: {problem}",
    "name a folder of its own in `mkdocs.yml`, such as `site_dir: site`",
    """The folder that `site_dir:` names is replaced as a whole by every build, so it must hold nothing else.""",
)
FOREIGN_SITE = error(
    "foreign-site",
    "no build put these files into `{folder}`: {files}",
    "move them away, name another folder as `site_dir:` in `mkdocs.yml`, or run `brief build --force` to "
    "have the folder replaced with all that is in it",
    """A build replaces the folder of the site as a whole. Only what an earlier build put there is ever removed
    without being asked. What should be part of the site, such as `CNAME`, belongs into
    `templates/assets/` or is added when the site is published.""",
)
EDITED_SITE = warning(
    "edited-site",
    "files in `{folder}` were changed after they were built, and have been made anew: {files}",
    "make the change in the YAML or the template",
    """The site is made from `seeds/`, `briefings/` and `templates/`. A change in the finished site lasts until the
    next build. Another builder that was called by hand also leaves such changes.""",
)
BUILDER_FAILED = error(
    "builder-failed",
    "{builder} stopped with exit code {status}{reason}",
    "its own messages stand above; the site that was there before is untouched",
    """The pages were written; turning them into HTML failed. Most often `mkdocs.yml` names something that does
    not exist, or a page links to nothing.""",
)
NO_CONFIGURATION = error(
    "no-configuration",
    "the site has no `mkdocs.yml`, which the builder reads",
    "make a new site with `brief init` in an empty folder, and copy its `mkdocs.yml` to here",
    """`mkdocs.yml` gives the site its name, its navigation and its look. `brief check` and `brief pages` do
    without it, a builder does not.""",
)
BUILDER_MISSING = error(
    "builder-missing",
    "the builder `{builder}` is not installed",
    "install it with `pip install {builder}`",
    """`brief build` calls MkDocs unless `--builder` names another: properdocs or zensical.""",
)
CANNOT_WRITE = error(
    "cannot-write",
    "the file cannot be written: {problem}",
    "see that there is room and that you may write there, then run again; the site that was there is untouched",
    """The operating system refused to write. Nothing that was there before is lost.""",
)
BUILD_RUNNING = error(
    "build-running",
    "another build of this site is running",
    "wait until it is done",
    """Two builds at once would write into each other's files, so the second one waits, and gives up after
    a minute.""",
)
