"""Vectors and words of the passages on record. Chroma, sentence-transformers, onnxruntime and bm25s live only here."""
