"""Files of a site, as bytes, as text, and as YAML that knows its lines."""
