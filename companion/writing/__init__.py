"""The template writer: joins the person's own sentences with a few plain ones, and with facts about the reader as they stand."""
