// Nothing is called from Swift: what stands in for something has the name of that.
