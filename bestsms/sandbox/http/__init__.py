"""The sandbox as a web server: the API, the control API, and the inbox."""
