"""Names of countries, regions and languages, from CLDR (babel), ISO (pycountry) and two small files of our own."""
