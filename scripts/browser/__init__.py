"""What needs Chromium and Playwright, which `make setup` does not install."""
