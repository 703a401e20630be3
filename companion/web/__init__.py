"""The page: a face over the services, built on Gradio and mounted on our own server. People read; nothing is ever sent."""
