"""The register: whatever identities.yaml knows of a case's people and places, in every form it may be written."""
