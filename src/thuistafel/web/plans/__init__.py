"""The plan on the screen: distribution, urgency, variants, snapshots."""
