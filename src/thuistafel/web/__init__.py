"""The platform in the browser: screens, accounts and storage around the same core."""
