"""Pictures of the figures: what stands where on the page, then png or svg with Chinese text."""
