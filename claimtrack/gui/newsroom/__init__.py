"""What a newsroom does together: review, publication, corrections, requests, history, scales, reports, merging."""
