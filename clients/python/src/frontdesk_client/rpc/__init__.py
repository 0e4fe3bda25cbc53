"""Calls: frames, connections, retries."""
