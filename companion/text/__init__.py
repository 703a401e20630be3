"""Language tools and facts of the world, without a model: the adapter behind `seams.Lexicon`."""
