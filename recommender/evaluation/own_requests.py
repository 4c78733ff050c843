"""Twenty requests of our own, whose answers stand in the report to be read."""

OWN_REQUESTS = (
    "a cozy romcom",
    "something funny for a rainy sunday",
    "movies like Inception but funnier",
    "mind-bending sci-fi from the 90s",
    "heist movie with a twist under two hours",
    "no gore horror",
    "hidden gem thriller",
    "family movie for my 8-year-old",
    "korean revenge film",
    "a drama with Tom Hanks",
    "I want to cry",
    "best war movies",
    "slow burn western",
    "films about grief and healing",
    "a christmas movie that isn't cheesy",
    "feel good movie about cooking",
    "cyberpunk anime",
    "a movie about a submarine",
    "I loved Amelie and Paddington, something whimsical",
    "what should I watch tonight",
)
