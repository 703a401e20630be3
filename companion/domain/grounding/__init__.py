"""Whether each sentence rests on a line somebody wrote."""
