# Below an embedded page, in a small line: a link.
embed--full = Open the full page
