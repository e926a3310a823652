"""Every fault, as an editor meets it: tests/faults/<code>.yml, one or more cases separated by `---`.

    case: what is special about it           (optional; a word or two for the report)
    base: no                                 (optional: begin with an empty folder instead of tests/faults/base/)
    files:                                   what differs from the base site: path -> content
      briefings/harbour.yml: |               text: the whole file
        title: …
      briefings/harbour.yml: {replace: {old words: new words}}    edits; each old text stands there once
      briefings/harbour.yml: {append: "more: text\n"}
      briefings/dossiers.yml: null           the file is not there
      seeds/x.txt: {base64: /v8=}            bytes
      seeds/x.txt: {utf-16: words}
      seeds/x.txt: {repeat: [first, piece, 1000000]}              first + 1000000 times piece
      seeds/x.txt: {symlink: ../mkdocs.yml}
      seeds/x.yml: {folder: yes}             a folder of that name
    before: [[pages]]                        (optional) commands that run first and must succeed …
    then: {build/pages/index.md: mine}       (optional) … and files that are put in place after them
    command: [check, --today, 2031-03-04]    (optional; what follows `brief`; `check` unless given;
                                             `--format json` is added)
    without: [zensical]                      (optional) modules that are not installed
    locked: yes                              (optional) another process builds this site
    also: [unused-source]                    (optional) codes that may come besides
    exit: 1                                  (optional; 1 if an error is expected, else 0)
    unwritten: build                         (optional) a path that must not be there afterwards
    expected:                                exactly these faults, in the order of the report
      - code: wrong-value
        path: briefings/harbour.yml
        line: 8                              (line and column: 1 unless given)
        column: 13
        under: aserted                       (optional) what the caret stands under, to its full width
        message: "`aserted` is not"          a part of the message
        help: did you mean `asserted`?       a part of the help
    offered: yes                             (optional) each line of the help that offers YAML to paste is
                                             pasted after the quote; the site must then be sound

In any content `{{sha256 seeds/x.txt}}` stands for the hash of that file. A file's first case must show its
own fault. No case may give a traceback, and each is also printed as text and as annotations.
"""
