"""The communes, wards and special zones of every province since 1 July 2025, and what was there before."""

from plans.provinces.reading import province_in, province_named, provinces, units_of

__all__ = ["province_in", "province_named", "provinces", "units_of"]
