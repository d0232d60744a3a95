"""What the pages say and where they stand: languages, wording of values, addresses, views. No templates in here."""
