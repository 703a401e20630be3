"""Where traces are made: which kind of request, act and call took how long. OpenTelemetry lives only here."""
