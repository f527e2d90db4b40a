"""Values of the trade: money, durations, data sizes, rates, addresses, codes, permissions. Pure functions and types."""
